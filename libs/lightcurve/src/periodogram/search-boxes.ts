import type { LightcurveColumns } from '../lightcurve.js';
import { boxLeastSquares, type BoxFit } from './box-least-squares.js';
import { lightcurveSamples } from './lightcurve-samples.js';
import { baselineOf, type Samples } from './samples.js';

/** A dip that repeats. */
export interface Boxes {
  readonly fit: BoxFit;
  /** depth over the level outside */
  readonly depthFraction: number;
}

/** Fewer bins tell nothing of dips. */
const fewestSamples = 50;
/** From so much of the curve on a period is looked for, up to a third of it: at least three dips. */
const shortestPart = 1 / 20;
const longestPart = 1 / 3;
/** Widths of the boxes, as parts of the shortest period of an octave; the shortest decides the grids. */
const widths = [0.05, 0.07, 0.1, 0.14, 0.2] as const;
/** So much of the narrowest box the last dip moves from one period to the next. */
const periodStep = 0.75;
/** Curves longer than this are visits, with more gaps than light (s). */
const longestCurveSeconds = 10 * 86_400;

/**
 * The likeliest dip of NET that repeats at least three times: boxes of 5 to 20 % of the period, periods from a
 * twentieth of the curve (but 20 bins) to a third.
 *
 * Meant for every curve of an archive: the grids are those of the curve's own length, an octave of periods after the
 * other, bins put together to half the narrowest box; so it takes the same time however long or fine the curve is.
 * @returns undefined for fewer than 50 bins, more than ten days, or no dip
 */
export function searchBoxes(columns: LightcurveColumns): Boxes | undefined {
  const samples = lightcurveSamples(columns, 'NET');
  if (samples.times.length < fewestSamples) return undefined;
  const baseline = baselineOf(samples.times);
  if (baseline > longestCurveSeconds) return undefined;
  const binSeconds = columns.BINS.reduce((most, width) => Math.max(most, width), 0);
  let best: BoxFit | undefined;
  for (
    let first = Math.max(baseline * shortestPart, 20 * binSeconds);
    first < baseline * longestPart;
    first *= 2
  ) {
    const narrowest = widths[0] * first;
    const periods = octave(first, baseline * longestPart, (periodStep * narrowest) / baseline);
    const durations = Float64Array.from(widths, (width) => width * first);
    const fits = boxLeastSquares(together(samples, narrowest / 2), periods, durations, { oversampling: 4 });
    for (const fit of fits) if (fit.logLikelihood > (best?.logLikelihood ?? 0)) best = fit;
  }
  return best && { fit: best, depthFraction: best.depth / best.levelOutside };
}

/** Periods (s) from the first to below twice it, each longer by the same part, none above the last. */
function octave(first: number, last: number, part: number): Float64Array {
  const end = Math.min(last, 2 * first);
  const count = Math.ceil(Math.log(end / first) / Math.log1p(part));
  return Float64Array.from({ length: count }, (_, index) => first * (1 + part) ** index);
}

/** Samples put together by cells of time: weighted mean time and value. */
function together({ times, values, errors }: Samples, cellSeconds: number): Samples {
  const cells = new Map<number, { weight: number; time: number; value: number }>();
  for (let index = 0; index < times.length; index++) {
    const key = Math.floor((times[index] - times[0]) / cellSeconds);
    const weight = 1 / errors![index] ** 2;
    const cell = cells.get(key) ?? { weight: 0, time: 0, value: 0 };
    cell.weight += weight;
    cell.time += weight * times[index];
    cell.value += weight * values[index];
    cells.set(key, cell);
  }
  const list = [...cells.values()];
  return {
    times: Float64Array.from(list, ({ time, weight }) => time / weight),
    values: Float64Array.from(list, ({ value, weight }) => value / weight),
    errors: Float64Array.from(list, ({ weight }) => 1 / Math.sqrt(weight)),
  };
}
