import type { GlobalLinearity } from './calibration/global-linearity.js';
import type { Caveat } from './caveat.js';
import type { Box } from './detector-boxes.js';
import type { ExposureIdentity } from './exposure-identity.js';
import type { GoodTime } from './good-times.js';
import type { Parameter } from './lightcurve.js';
import type { PhotonList } from './photon-list.js';
import type { SunAltitudes } from './sun-altitude.js';
import type { HstOrbit } from './time/hst-orbit.js';

/** How counts of a segment become flux, column by column; taken from the exposure's own x1d. */
export interface FluxCalibration {
  /** NET / FLUX of each column (count cm² Å / erg); NaN where the column is not calibrated */
  readonly sensitivities: Float64Array;
  /** share of the flux inside the extraction box; 1 without enclosed-energy correction */
  readonly enclosedEnergies: Float64Array;
  /** FLUX of the x1d (erg/s/cm²/Å), for the self-check; NaN where there is none to compare */
  readonly fluxes: Float64Array;
}

/** One detector segment, stripe or order: the boxes its photons are taken from, and what the photons stand for. */
export interface Segment {
  readonly name: string;
  /** where its photons are; stripes and orders share one list */
  readonly photons: PhotonList;
  /** the same for all segments of one list */
  readonly goodTimes: readonly GoodTime[];
  /** Å by column; NaN where unknown */
  readonly wavelengths: Float64Array;
  /** 1 where the pipeline deems the column good, 0 elsewhere */
  readonly goodColumns: Uint8Array;
  readonly source: readonly Box[];
  /** undefined when there is no way to know where the background is */
  readonly background: Background | undefined;
  readonly calibration: FluxCalibration | undefined;
  /** photons the x1d counted in the source box, by column (GCOUNTS); undefined without an x1d */
  readonly expectedCounts: Float64Array | undefined;
}

/** The photons beside the spectrum, and how they stand for those under it. */
export interface Background {
  readonly boxes: readonly Box[];
  /** rows of the source box, by column */
  readonly sourceRows: Float64Array;
  /** good rows of the background boxes, by column */
  readonly backgroundRows: Float64Array;
  /** columns of the boxcar by which the pipeline smooths the background; 1 for none */
  readonly smoothingColumns: number;
  /** whether a photon counts for its EPSILON, or for one */
  readonly weighing: 'epsilon' | 'count';
  /** background in the source box as the x1d has it (count/s by column); undefined without an x1d */
  readonly spectrum: Float64Array | undefined;
}

/** One exposure, ready to be extracted with any bins; its photons are read from its files when they are asked for. */
export interface TimeTagExposure {
  readonly identity: ExposureIdentity;
  /** 0.032 s for COS, 0.000125 s for STIS */
  readonly tickSeconds: number;
  readonly segments: readonly Segment[];
  /** when the wavelength calibration lamp was on (s since EXPSTART) */
  readonly lampTimes: readonly GoodTime[];
  /** undefined without a TIMELINE */
  readonly sunAltitudes: SunAltitudes | undefined;
  /** undefined without a TIMELINE that tells HST's places */
  readonly orbit: HstOrbit | undefined;
  /** reference files named in the header, by keyword */
  readonly referenceFiles: Readonly<Record<string, string>>;
  /** how the detector loses photons at high rates; undefined where it is not known or does not matter */
  readonly linearity?: GlobalLinearity | undefined;
  /** what else the photons were chosen by, for the PARAMETERS table */
  readonly parameters?: readonly Parameter[];
  readonly caveats: readonly Caveat[];
}
