import type { Caveat } from './caveat.js';
import type { ConfigurationIdentity } from './exposure-identity.js';
import type { GoodTime } from './good-times.js';

export const lightcurveColumns = [
  { name: 'TIME', unit: 's', format: '1D', comment: 'mid-bin time since MJDREF (UTC)' },
  { name: 'TIMES', unit: 's', format: '1D', comment: 'bin start since EXPSTART of its exposure' },
  { name: 'MJD', unit: 'd', format: '1D', comment: 'mid-bin MJD (UTC)' },
  { name: 'BJD_TDB', unit: 'd', format: '1D', comment: 'mid-bin barycentric Julian date (TDB)' },
  { name: 'BINS', unit: 's', format: '1D', comment: 'bin width' },
  { name: 'EXPOSURE', unit: 's', format: '1D', comment: 'live time in the bin' },
  { name: 'GROSS', unit: 'count', format: '1D', comment: 'sum of EPSILON in the source box' },
  { name: 'BACKGROUND', unit: 'count', format: '1D', comment: 'background scaled to the source box' },
  { name: 'COUNTS', unit: 'count', format: '1D', comment: 'GROSS - BACKGROUND' },
  { name: 'ERROR', unit: 'count', format: '1D', comment: 'upper uncertainty of COUNTS' },
  { name: 'ERROR_LOWER', unit: 'count', format: '1D', comment: 'lower uncertainty of COUNTS' },
  { name: 'NET', unit: 'count/s', format: '1D', comment: 'COUNTS / EXPOSURE' },
  { name: 'FLUX', unit: 'erg/s/cm**2/Angstrom', format: '1D', comment: 'mean flux density over the band' },
  { name: 'FLUX_ERROR', unit: 'erg/s/cm**2/Angstrom', format: '1D', comment: 'uncertainty of FLUX' },
  { name: 'SIGNAL_TO_NOISE', unit: '', format: '1D', comment: 'COUNTS / ERROR' },
  { name: 'EVENTS', unit: 'count', format: '1J', comment: 'photon events in the source box' },
  {
    name: 'BACKGROUND_EVENTS',
    unit: 'count',
    format: '1J',
    comment: 'photon events in the background boxes',
  },
  { name: 'QUALITY', unit: '', format: '1I', comment: 'bit mask, see QUALITY cards' },
  { name: 'DATASET', unit: '', format: '1I', comment: 'row of PROVENANCE, 1-based' },
] as const satisfies readonly { name: string; unit: string; format: '1D' | '1J' | '1I'; comment: string }[];

export type LightcurveColumnName = (typeof lightcurveColumns)[number]['name'];

/** The columns of a lightcurve, of equal length; NaN where a bin has no value. */
export type LightcurveColumns = Readonly<Record<LightcurveColumnName, Float64Array>>;

/** The bits of QUALITY; new ones are appended, old ones never change. */
export const qualityBits = {
  partlyLive: 1,
  notLive: 2,
  segmentMissing: 4,
  lampOn: 8,
  daylight: 16,
  goodTimeEdge: 32,
} as const;

/** One exposure that was asked for: in the lightcurve by number, or left out with the reason. */
export interface LightcurveDataset {
  /** value of the DATASET column; null when left out */
  readonly dataset: number | null;
  readonly rootname: string;
  readonly proposalId: number | null;
  readonly calibrationVersion: string;
  readonly date: string;
  /** d, MJD UTC */
  readonly startMjd: number;
  readonly endMjd: number;
  /** s of live time */
  readonly exposureSeconds: number;
  /** reference files the pipeline calibrated the exposure with, by header keyword */
  readonly referenceFiles: Readonly<Record<string, string>>;
  /** Å */
  readonly wavelengthRange: readonly [number, number];
  readonly excludedReason: string | null;
}

/** What a lightcurve was made with, for its PARAMETERS table. */
export interface Parameter {
  readonly key: string;
  readonly value: string;
  readonly unit: string;
}

/** How a lightcurve compares with the pipeline's spectrum of the same photons; null where there is none. */
export interface SelfCheck {
  /** photons per column equal GCOUNTS of the x1d */
  readonly gcountsEqual: boolean | null;
  /** time-summed flux over the x1d's flux, both over the columns used */
  readonly fluxRatio: number | null;
}

/** A lightcurve of one exposure, or of several of one configuration. */
export interface Lightcurve {
  readonly kind: 'individual' | 'composite';
  readonly identity: ConfigurationIdentity;
  /** width of a whole bin (s), whole instrument ticks */
  readonly stepSeconds: number;
  readonly tickSeconds: number;
  /** zero of TIME: an integer day (MJD UTC) */
  readonly mjdReference: number;
  readonly columns: LightcurveColumns;
  /** s since mjdReference */
  readonly goodTimes: readonly GoodTime[];
  readonly datasets: readonly LightcurveDataset[];
  readonly parameters: readonly Parameter[];
  /** Å, of the columns used; NaN when unknown */
  readonly wavelengthRange: readonly [number, number];
  readonly selfCheck: SelfCheck;
  /** how far BJD_TDB may be off (s) */
  readonly bjdUncertaintySeconds: number;
  readonly liveSeconds: number;
  readonly caveats: readonly Caveat[];
}
