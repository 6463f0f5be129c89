import {
  qualityBits,
  rebinLightcurve,
  type LightcurveColumns,
  type LightcurveRows,
} from '@hstlc/lightcurve/rows';
import type { StudyState } from './study-state.js';

/** What is drawn, told and exported: the bins that are seen, by column; NaN where a bin has no value. */
export interface StudyCurve {
  /** d, MJD UTC */
  readonly mjdReference: number;
  readonly columns: StudyColumns;
  readonly binCount: number;
  /** how many bins of the product are in one of these */
  readonly binsPerBin: number;
}

/** The columns of a product, and the uncertainties of NET. */
export type StudyColumns = LightcurveColumns &
  Readonly<Record<'NET_ERROR' | 'NET_ERROR_LOWER', Float64Array>>;
export type StudyColumnName = keyof StudyColumns;

/** Flags that put a bin in doubt; daylight alone does not. */
export const doubtfulBits =
  qualityBits.partlyLive | qualityBits.segmentMissing | qualityBits.lampOn | qualityBits.goodTimeEdge;

/**
 * The bins of a product as a study wants them: put together, of the exposures chosen, with or without those flagged.
 *
 * @param stepSeconds width of the product's bins
 * @param datasets DATASET numbers to be seen; empty for all
 */
export function studyCurve(
  { columns, mjdReference }: LightcurveRows,
  stepSeconds: number,
  datasets: readonly number[],
  { binSeconds, flagged }: Pick<StudyState, 'binSeconds' | 'flagged'>,
): StudyCurve {
  const binsPerBin = binsPerBinOf(binSeconds, stepSeconds);
  const rebinned = rebinLightcurve(columns, binsPerBin);
  const isSeen = (bin: number) =>
    (datasets.length === 0 || datasets.includes(rebinned.DATASET[bin]!)) &&
    (flagged === 'shown' || (rebinned.QUALITY[bin]! & doubtfulBits) === 0);
  const seen = datasets.length === 0 && flagged === 'shown' ? rebinned : filterBins(rebinned, isSeen);
  return {
    mjdReference,
    columns: { ...seen, ...netErrors(seen) },
    binCount: seen.TIME.length,
    binsPerBin,
  };
}

/** How many bins of the product make the one that was asked for: at least one. */
export function binsPerBinOf(binSeconds: number | undefined, stepSeconds: number): number {
  return binSeconds === undefined ? 1 : Math.max(1, Math.round(binSeconds / stepSeconds));
}

function filterBins(columns: LightcurveColumns, isSeen: (bin: number) => boolean): LightcurveColumns {
  const entries = Object.entries(columns).map(([name, values]) => [
    name,
    values.filter((_, bin) => isSeen(bin)),
  ]);
  return Object.fromEntries(entries) as LightcurveColumns;
}

/** The uncertainties of the counts over the live time (count/s); NaN where there is none. */
function netErrors({ ERROR, ERROR_LOWER, EXPOSURE }: LightcurveColumns) {
  const perSecond = (errors: Float64Array) =>
    errors.map((error, bin) => error / (EXPOSURE[bin] || Number.NaN));
  return { NET_ERROR: perSecond(ERROR), NET_ERROR_LOWER: perSecond(ERROR_LOWER) };
}
