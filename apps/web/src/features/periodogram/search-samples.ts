import { rebinLightcurve, type LightcurveColumns, type LightcurveRows } from '@hstlc/lightcurve/rows';
import type { FoldState } from './fold-state.js';

/** Which bins of a lightcurve are looked at, and how wide they are; as on the page before. */
export interface Selection {
  /** DATASET numbers; empty for all */
  readonly datasets: readonly number[];
  /** s asked for; undefined for the bins of the product */
  readonly binSeconds: number | undefined;
}

/** The bins that are searched and folded, with TIME by the clock that is wanted. */
export interface SearchedCurve {
  readonly columns: LightcurveColumns;
  /** zero of TIME: d, BJD (TDB) or, of the recorded clock, MJD (UTC) */
  readonly zero: number;
}

const daySeconds = 86_400;

/**
 * The bins that are searched: chosen exposures, put together, with TIME (s) since the first bin by the chosen clock.
 *
 * The barycentric clock takes away the light travel time across the solar system, so that a period of the target is the
 * same the whole year; the recorded one is that of the archive's own periodogram.
 */
export function searchedCurve(
  { columns, mjdReference }: LightcurveRows,
  stepSeconds: number,
  { datasets, binSeconds }: Selection,
  clock: FoldState['clock'],
): SearchedCurve {
  const binsPerBin = binSeconds === undefined ? 1 : Math.max(1, Math.round(binSeconds / stepSeconds));
  const rebinned = rebinLightcurve(columns, binsPerBin);
  const seen = datasets.length === 0 ? rebinned : binsOf(rebinned, datasets);
  const first = seen.TIME[0] ?? 0;
  if (clock === 'recorded')
    return {
      columns: { ...seen, TIME: seen.TIME.map((time) => time - first) },
      zero: mjdReference + first / daySeconds,
    };
  const zero = seen.BJD_TDB[0] ?? 0;
  return { columns: { ...seen, TIME: seen.BJD_TDB.map((bjd) => (bjd - zero) * daySeconds) }, zero };
}

function binsOf(columns: LightcurveColumns, datasets: readonly number[]): LightcurveColumns {
  const isSeen = (_: number, bin: number) => datasets.includes(columns.DATASET[bin]!);
  const entries = Object.entries(columns).map(([name, values]) => [name, values.filter(isSeen)]);
  return Object.fromEntries(entries) as LightcurveColumns;
}
