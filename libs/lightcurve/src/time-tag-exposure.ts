import type { Caveat } from './caveat.js';
import type { ExposureIdentity } from './exposure-identity.js';
import type { GoodTime } from './good-times.js';

/** Photons chosen by box, quality and good time; columns of equal length, in file order. */
export interface Photons {
  /** instrument ticks since EXPSTART */
  readonly ticks: Int32Array;
  /** dispersion column, 0-based, within the segment */
  readonly columns: Int32Array;
  /** EPSILON: what the photon counts for, corrected for flat field, dead time and a partly covered pixel */
  readonly weights: Float64Array;
}

/** How counts of a segment become flux, column by column; taken from the exposure's own x1d. */
export interface FluxCalibration {
  /** NET / FLUX of each column (count cm² Å / erg); NaN where the column is not calibrated */
  readonly sensitivities: Float64Array;
  /** share of the flux inside the extraction box; 1 without enclosed-energy correction */
  readonly enclosedEnergies: Float64Array;
  /** FLUX of the x1d (erg/s/cm²/Å), for the self-check */
  readonly fluxes: Float64Array;
}

/** The photons of one detector segment, stripe or order, with the boxes they were taken from. */
export interface Segment {
  readonly name: string;
  readonly goodTimes: readonly GoodTime[];
  /** Å by column; NaN where unknown */
  readonly wavelengths: Float64Array;
  /** 1 where the pipeline deems the column good, 0 elsewhere */
  readonly goodColumns: Uint8Array;
  readonly source: Photons;
  /** undefined when there is no way to know where the background is */
  readonly background: Background | undefined;
  readonly calibration: FluxCalibration | undefined;
  /** whether the photons of every column number as many as the x1d says; null without an x1d */
  readonly countsEqual: boolean | null;
}

/** The photons beside the spectrum, and how they stand for those under it. */
export interface Background {
  readonly photons: Photons;
  /** rows of the source box, by column */
  readonly sourceRows: Float64Array;
  /** good rows of the background boxes, by column */
  readonly backgroundRows: Float64Array;
  /** columns of the boxcar by which the pipeline smooths the background; 1 for none */
  readonly smoothingColumns: number;
  /** scale that makes the sum equal the x1d's BACKGROUND; 1 without an x1d */
  readonly scale: number;
}

/** One exposure, ready to be extracted with any bins. */
export interface TimeTagExposure {
  readonly identity: ExposureIdentity;
  /** 0.032 s for COS, 0.000125 s for STIS */
  readonly tickSeconds: number;
  readonly segments: readonly Segment[];
  /** when the wavelength calibration lamp was on (s since EXPSTART) */
  readonly lampTimes: readonly GoodTime[];
  /** when the Sun was above HST's horizon (s since EXPSTART); undefined without a TIMELINE */
  readonly daylight: readonly GoodTime[] | undefined;
  /** reference files named in the header, by keyword */
  readonly referenceFiles: Readonly<Record<string, string>>;
  readonly caveats: readonly Caveat[];
}
