import { phasesOf } from './fold.js';

/** Bins of a lightcurve to be folded: equally long columns; NaN where there is no value. */
export interface FoldedColumns {
  /** s, relative to any zero */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** 1-sigma uncertainties in the unit of the values; absent: not known */
  readonly errors?: Float64Array;
  /** s */
  readonly exposures: Float64Array;
}

/** A lightcurve by phase. */
export interface FoldedCurve {
  /** of each bin, 0 to below 1 */
  readonly phases: Float64Array;
  /** mean value of each phase bin, weighted by live time; NaN where no bin of the curve falls */
  readonly means: Float64Array;
  /** NaN where there is no mean, or where uncertainties are not known */
  readonly errors: Float64Array;
  /** s of live time in each phase bin */
  readonly exposures: Float64Array;
}

/**
 * Folds a binned lightcurve on a period: where in the cycle each bin lies, and the mean over each part of the cycle.
 *
 * For photons themselves use `foldPhotons`. A bin counts where its middle lies, so that bins should be shorter than the
 * parts of the cycle.
 *
 * @param periodSeconds > 0
 * @param epochSeconds when the phase is 0, of the zero of the times
 * @param phaseBinCount parts of the cycle, ≥ 2
 * @returns phases of length N, the others of length phaseBinCount: mean Σvt / Σt and uncertainty √Σ(et)² / Σt, t being
 *   the live time; bins without value or live time are left out of both
 * @throws RangeError when the period is not > 0 or there are fewer than 2 parts
 */
export function foldCurve(
  { times, values, errors, exposures }: FoldedColumns,
  periodSeconds: number,
  {
    epochSeconds = 0,
    phaseBinCount = 20,
  }: { readonly epochSeconds?: number; readonly phaseBinCount?: number } = {},
): FoldedCurve {
  if (!(periodSeconds > 0)) throw new RangeError(`folding: expected a period > 0 s, found ${periodSeconds}`);
  if (!(Number.isInteger(phaseBinCount) && phaseBinCount >= 2))
    throw new RangeError(`folding: expected at least 2 phase bins, found ${phaseBinCount}`);
  const phases = phasesOf(times, periodSeconds, epochSeconds);
  const sums = new Float64Array(phaseBinCount);
  const squares = new Float64Array(phaseBinCount);
  const live = new Float64Array(phaseBinCount);
  for (let bin = 0; bin < phases.length; bin++) {
    const seconds = exposures[bin];
    if (!(seconds > 0) || !Number.isFinite(values[bin])) continue;
    const part = Math.min(phaseBinCount - 1, Math.floor(phases[bin] * phaseBinCount));
    sums[part] += values[bin] * seconds;
    squares[part] += ((errors?.[bin] ?? Number.NaN) * seconds) ** 2;
    live[part] += seconds;
  }
  const perLive = (values: Float64Array) =>
    values.map((value, part) => (live[part] > 0 ? value / live[part] : Number.NaN));
  return { phases, means: perLive(sums), errors: perLive(squares.map(Math.sqrt)), exposures: live };
}
