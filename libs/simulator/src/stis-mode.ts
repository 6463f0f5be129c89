import type { EffectiveArea } from './sensitivity.js';

/** STIS FUV-MAMA, G140L/1425 through the 52X0.2 slit. Low-resolution pixels, 1-based, as in the x1d. */
export const stisG140l = {
  opticalElement: 'G140L',
  centralWavelength: 1_425,
  aperture: '52X0.2',
  effectiveArea: { peak: 800, peakWavelength: 1_350, width: 160 } satisfies EffectiveArea,
  columnCount: 1_024,
  /** Å of column 1, and Å per column */
  firstWavelength: 1_136.5,
  wavelengthStep: 0.584,
  /** A2CENTER, EXTRSIZE, BK1OFFST, BK2OFFST, BKnSIZE */
  centre: 408.077,
  boxHeight: 11,
  bandOffsets: [-300, 300],
  bandHeight: 5,
  /** standard deviation across the dispersion (pixels) */
  profileWidth: 1.1,
  /** of geocoronal Lyman alpha, which fills the slit: standard deviation (pixels) */
  slitWidth: 3,
  /** SHIFTA2 (pixels), already in A2CENTER */
  rowShift: 19.189,
  seriousFlags: 31_743,
  /** edge of the detector, flagged 2564 in the x1d: columns on either side */
  edgeColumns: 8,
} as const;

/** EXTRLOCY: row of the spectrum in a column; both 1-based. */
export function traceRow(column: number): number {
  const fromMiddle = (column - 512) / 512;
  return stisG140l.centre + 2 * fromMiddle - 0.3 * fromMiddle ** 2;
}

/** Wavelength (Å) of the middle of a 1-based column. */
export function stisWavelength(column: number): number {
  return stisG140l.firstWavelength + stisG140l.wavelengthStep * (column - 1);
}
