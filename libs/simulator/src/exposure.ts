import type { Signal } from './signal.js';

/** What may be asked of a simulated exposure; every part has a plausible default. */
export interface ExposureOptions {
  readonly seed?: number;
  /** nine characters, beginning with l (COS) or o (STIS) */
  readonly rootname?: string;
  readonly targetName?: string;
  /** degrees, J2000 */
  readonly rightAscension?: number;
  readonly declination?: number;
  readonly proposalId?: number;
  /** EXPSTART (MJD, UTC) */
  readonly startMjd?: number;
  /** from the first tick to the last, gaps included (s) */
  readonly exposureSeconds?: number;
  /** bad times (s since EXPSTART), in order, inside the exposure */
  readonly gaps?: readonly { readonly start: number; readonly stop: number }[];
  /** photons of the quiescent source a second, background and airglow not counted, in the boxes of all segments */
  readonly sourceRate?: number;
  /** detector background over the whole of each detector (count/s) */
  readonly darkRate?: number;
  readonly signal?: Signal;
  /** EXPFLAG */
  readonly exposureFlag?: string;
  /** write the x1d too */
  readonly x1d?: boolean;
}

/** What went into one segment, stripe or order. Arrays have one element per column of the x1d. */
export interface SegmentTruth {
  readonly name: string;
  /** Å, of column centres */
  readonly wavelengths: Float64Array;
  /** quiescent flux density of the source, without airglow (erg/s/cm²/Å); 0 where the detector sees nothing */
  readonly fluxDensities: Float64Array;
  /** count/s per erg/s/cm²/Å in each column, as NET / FLUX of the x1d */
  readonly sensitivities: Float64Array;
  /** 1 where DQ_WGT is */
  readonly goodColumns: Uint8Array;
  /** quiescent flux over the good columns (erg/s/cm²) */
  readonly flux: number;
  /** photons of the quiescent source in the box, weighted by EPSILON (count/s) */
  readonly sourceRate: number;
  /** photons of the background in the box (count/s) */
  readonly backgroundRate: number;
  /** photons of geocoronal light in the box (count/s) */
  readonly airglowRate: number;
  /** photons found in the box in good times: the sum of GCOUNTS of the x1d */
  readonly grossCounts: number;
}

/** What went into an exposure. */
export interface ExposureTruth {
  readonly rootname: string;
  readonly targetName: string;
  readonly instrument: 'COS' | 'STIS';
  readonly detector: 'FUV' | 'NUV' | 'FUV-MAMA';
  readonly opticalElement: string;
  readonly centralWavelength: number;
  readonly startMjd: number;
  /** EXPTIME: good time (s) */
  readonly exposureSeconds: number;
  /** s since EXPSTART */
  readonly goodTimes: readonly { readonly start: number; readonly stop: number }[];
  readonly exposureFlag: string;
  readonly signal: Signal;
  /** mean of the signal's factor over the good times */
  readonly meanSignal: number;
  readonly segments: readonly SegmentTruth[];
}

/** A file of the archive that never was. */
export interface SimulatedFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly truth: ExposureTruth;
}

/** All files of one exposure: events first, then the x1d. */
export interface SimulatedExposure {
  readonly files: readonly SimulatedFile[];
  readonly truth: ExposureTruth;
}

export const constantSignal: Signal = { kind: 'constant' };
