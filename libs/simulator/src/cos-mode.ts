import type { EffectiveArea } from './sensitivity.js';

/** Light of the Earth's upper atmosphere, filling the aperture: a broad line in columns and rows. */
export interface AirglowLine {
  /** Å */
  readonly wavelength: number;
  /** count/s */
  readonly rate: number;
  /** standard deviations */
  readonly columnWidth: number;
  readonly rowWidth: number;
}

/** Where a FUV segment's or a NUV stripe's spectrum lies. Columns and rows are those of XFULL and YFULL. */
export interface CosStripe {
  readonly name: string;
  /** the letter its header cards end in */
  readonly letter: 'A' | 'B' | 'C';
  /** Å at `referenceColumn` of XFULL, and Å per column */
  readonly centralWavelength: number;
  readonly wavelengthStep: number;
  /** SP_LOC, SP_SLP, SP_HGT, B_BKG1, B_BKG2 and B_HGT1 = B_HGT2 */
  readonly location: number;
  readonly slope: number;
  readonly height: number;
  readonly bands: readonly [number, number];
  readonly bandHeight: number;
  /** SHIFT1 (columns): XFULL = XDOPP - SHIFT1 */
  readonly shift: number;
  /** row of the calibration lamp's spectrum */
  readonly lampRow: number;
  readonly airglow: readonly AirglowLine[];
}

/** The part of a detector that sees light, in XCORR and YCORR. */
export interface ActiveArea {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** One events file: a FUV segment, or the NUV detector with its three stripes. */
export interface CosDetector {
  readonly stripes: readonly CosStripe[];
  readonly activeArea: ActiveArea;
}

/** A configuration of COS. */
export interface CosMode {
  readonly detector: 'FUV' | 'NUV';
  readonly opticalElement: string;
  readonly centralWavelength: number;
  readonly effectiveArea: EffectiveArea;
  /** of the detector; and of the x1d, whose column 0 is XFULL = -columnOffset */
  readonly detectorColumns: number;
  readonly columnCount: number;
  readonly columnOffset: number;
  /** XFULL where SP_LOC holds, where B_BKGn holds, and where the central wavelength falls */
  readonly sourceReference: number;
  readonly bandReference: number;
  /** standard deviation of the spectrum across the dispersion (rows) */
  readonly profileWidth: number;
  /** SDQFLAGS */
  readonly seriousFlags: number;
  /** lost per photon (s) */
  readonly deadSeconds: number;
  readonly detectors: readonly CosDetector[];
}

/** COS FUV, G130M/1291, as at lifetime position 4. */
export const fuvG130m: CosMode = {
  detector: 'FUV',
  opticalElement: 'G130M',
  centralWavelength: 1291,
  effectiveArea: { peak: 2200, peakWavelength: 1270, width: 100 },
  detectorColumns: 16_384,
  columnCount: 16_384,
  columnOffset: 0,
  sourceReference: 8_192,
  bandReference: 8_192,
  profileWidth: 4,
  seriousFlags: 8_346,
  deadSeconds: 7.4e-6,
  detectors: [
    {
      activeArea: { left: 1_060, right: 15_250, low: 296, high: 734 },
      stripes: [
        {
          name: 'FUVA',
          letter: 'A',
          centralWavelength: 1359.85,
          wavelengthStep: 0.009_967,
          location: 425.2,
          slope: 0,
          height: 39,
          bands: [367, 570],
          bandHeight: 35,
          shift: -33.5,
          lampRow: 505,
          airglow: [
            { wavelength: 1302.2, rate: 0.8, columnWidth: 35, rowWidth: 8 },
            { wavelength: 1304.9, rate: 0.6, columnWidth: 35, rowWidth: 8 },
            { wavelength: 1306.0, rate: 0.4, columnWidth: 35, rowWidth: 8 },
          ],
        },
      ],
    },
    {
      activeArea: { left: 809, right: 15_182, low: 360, high: 785 },
      stripes: [
        {
          name: 'FUVB',
          letter: 'B',
          centralWavelength: 1206.1,
          wavelengthStep: 0.009_967,
          location: 485.7,
          slope: 0,
          height: 39,
          bands: [426, 629],
          bandHeight: 35,
          shift: -35.5,
          lampRow: 565,
          airglow: [
            { wavelength: 1215.67, rate: 14, columnWidth: 40, rowWidth: 8 },
            { wavelength: 1200.0, rate: 0.3, columnWidth: 40, rowWidth: 8 },
          ],
        },
      ],
    },
  ],
};

const nuvStripe = { height: 57, bandHeight: 41, airglow: [] } as const;

/** COS NUV, G185M/1850: three stripes of 35 Å. */
export const nuvG185m: CosMode = {
  detector: 'NUV',
  opticalElement: 'G185M',
  centralWavelength: 1850,
  effectiveArea: { peak: 500, peakWavelength: 1880, width: 160 },
  detectorColumns: 1_024,
  columnCount: 1_274,
  columnOffset: 100,
  sourceReference: 537,
  bandReference: 512,
  profileWidth: 2.5,
  seriousFlags: 184,
  deadSeconds: 2.8e-7,
  detectors: [
    {
      activeArea: { left: 0, right: 1_023, low: 0, high: 1_023 },
      stripes: [
        {
          ...nuvStripe,
          name: 'NUVA',
          letter: 'A',
          centralWavelength: 1751.5,
          wavelengthStep: 0.0342,
          location: 550.49,
          slope: -0.002_05,
          bands: [839.71, 499.54],
          shift: -23.78,
          lampRow: 180,
        },
        {
          ...nuvStripe,
          name: 'NUVB',
          letter: 'B',
          centralWavelength: 1850.5,
          wavelengthStep: 0.0342,
          location: 650.01,
          slope: -0.0022,
          bands: [839.79, 499.62],
          shift: -23.94,
          lampRow: 280,
        },
        {
          ...nuvStripe,
          name: 'NUVC',
          letter: 'C',
          centralWavelength: 1948.5,
          wavelengthStep: 0.0342,
          location: 791.19,
          slope: -0.003_14,
          bands: [840.27, 500.1],
          shift: -24.15,
          lampRow: 420,
        },
      ],
    },
  ],
};

/** Wavelength (Å) at a place in the corrected dispersion direction (XFULL). */
export function wavelengthAt(mode: CosMode, stripe: CosStripe, xFull: number): number {
  return stripe.centralWavelength + stripe.wavelengthStep * (xFull - mode.sourceReference);
}
