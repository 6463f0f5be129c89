import { lightcurveColumns, type LightcurveColumns, type LightcurveRows } from '@hstlc/lightcurve/rows';
import { studyCurve, type StudyCurve } from '../study-curve.js';

/** s, of every bin */
export const stepSeconds = 2;
const mjdReference = 58_000;

interface TestExposure {
  readonly dataset: number;
  /** s since the reference */
  readonly start: number;
  readonly counts: readonly number[];
  readonly quality?: readonly number[];
}

/** A lightcurve of exposures with the counts given; background 1 per bin, flux 1e-15 per count unless none is wanted. */
export function testRows(
  exposures: readonly TestExposure[],
  flux: 'with-flux' | 'without-flux' = 'with-flux',
): LightcurveRows {
  const bins = exposures.flatMap(({ dataset, start, counts, quality }) =>
    counts.map((count, bin) => ({
      dataset,
      count,
      start: start + bin * stepSeconds,
      seconds: bin * stepSeconds,
      quality: quality?.[bin] ?? 0,
    })),
  );
  const column = (value: (bin: (typeof bins)[number]) => number) => Float64Array.from(bins, value);
  const zero = Object.fromEntries(lightcurveColumns.map(({ name }) => [name, column(() => 0)]));
  const columns = {
    ...zero,
    TIME: column(({ start }) => start + stepSeconds / 2),
    TIMES: column(({ seconds }) => seconds),
    MJD: column(({ start }) => mjdReference + (start + stepSeconds / 2) / 86_400),
    BJD_TDB: column(({ start }) => mjdReference + 2_400_000.5 + (start + stepSeconds / 2 + 300) / 86_400),
    BINS: column(() => stepSeconds),
    EXPOSURE: column(({ quality }) => (quality & 2 ? 0 : stepSeconds)),
    GROSS: column(({ count }) => count + 1),
    BACKGROUND: column(() => 1),
    COUNTS: column(({ count }) => count),
    ERROR: column(({ count }) => Math.sqrt(count + 1)),
    ERROR_LOWER: column(({ count }) => Math.sqrt(count + 1)),
    NET: column(({ count, quality }) => (quality & 2 ? Number.NaN : count / stepSeconds)),
    FLUX: column(({ count }) => (flux === 'with-flux' ? count * 1e-15 : Number.NaN)),
    FLUX_ERROR: column(() => (flux === 'with-flux' ? 1e-15 : Number.NaN)),
    SIGNAL_TO_NOISE: column(({ count }) => count / Math.sqrt(count + 1)),
    EVENTS: column(({ count }) => count + 1),
    QUALITY: column(({ quality }) => quality),
    DATASET: column(({ dataset }) => dataset),
  } as unknown as LightcurveColumns;
  return { mjdReference, columns, orbitSeconds: undefined };
}

/** The same as a study sees it, all of it. */
export function testCurve(exposures: readonly TestExposure[], flux?: 'without-flux'): StudyCurve {
  return studyCurve(testRows(exposures, flux ?? 'with-flux'), stepSeconds, [], {
    binSeconds: undefined,
    flagged: 'shown',
  });
}

/** Two exposures of three bins, a day apart; the last bin of the first is partly live and at an edge. */
export const twoExposures = [
  { dataset: 1, start: 100, counts: [40, 42, 44], quality: [0, 0, 1 | 32] },
  { dataset: 2, start: 86_500, counts: [50, 52, 54], quality: [16, 16, 0] },
] as const;
