import { centreSamples, type Samples } from './samples.js';

/** The box that fits best at one period. */
export interface BoxFit {
  readonly periodSeconds: number;
  /** one of those asked for, to whole trial phases */
  readonly durationSeconds: number;
  /** middle of a transit: s, in the samples' own time, in the first period from the first sample on */
  readonly transitTime: number;
  /** level outside less level inside, in the unit of the values; its error if the samples' errors are true */
  readonly depth: number;
  readonly depthError: number;
  /** level outside the box; NaN without one */
  readonly levelOutside: number;
  /** half the χ² the box explains, (depth / error of the level inside)² / 2 as astropy tells it */
  readonly logLikelihood: number;
}

export interface BoxOptions {
  /** trial phases per shortest duration */
  readonly oversampling?: number;
}

/**
 * Box least squares: transits and eclipses, dips of constant depth that repeat.
 *
 * @param samples errors of 1 where there are none @param periods s @param durations s, all shorter than each period
 * @returns for each period the deepest likely box; depth 0 where none is below the rest
 * @see Kovács, Zucker & Mazeh 2002, A&A 391, 369, section 2; the statistic is that of astropy.timeseries.BoxLeastSquares
 *   (objective 'likelihood', method 'fast'), after Hartman & Bakos 2016, Astron. Comput. 17, 1, section 3.1; astropy's bls.c puts
 *   the copy of the first bin of phase upon the last one, whose samples are lost, and tries no box longer than the shortest
 *   across phase 0: there we differ (golden/make-boxes.py)
 */
export function boxLeastSquares(
  samples: Samples,
  periods: Float64Array,
  durations: Float64Array,
  { oversampling = 10 }: BoxOptions = {},
): readonly BoxFit[] {
  // for its checks
  centreSamples(samples);
  const shortest = durations.reduce((least, value) => Math.min(least, value), Infinity);
  if (!(shortest > 0 && periods.every((period) => durations.every((duration) => duration < period))))
    throw new RangeError('box least squares: expected durations above 0 and below every period');
  const start = samples.times.reduce((least, time) => Math.min(least, time), Infinity);
  const shape = { start, binSeconds: shortest / oversampling, oversampling };
  return Array.from(periods, (period) => fitBox(samples, period, durations, shape));
}

function fitBox(
  samples: Samples,
  period: number,
  durations: Float64Array,
  {
    start,
    binSeconds,
    oversampling,
  }: { readonly start: number; readonly binSeconds: number; readonly oversampling: number },
): BoxFit {
  const longest = durations.reduce((most, value) => Math.max(most, value), 0);
  const margin = Math.max(oversampling, Math.round(longest / binSeconds));
  const { sums, weights, count } = sumByPhase(samples, period, start, binSeconds, margin);
  const whole = count - margin;
  let best: BoxFit = {
    periodSeconds: period,
    durationSeconds: durations[0],
    transitTime: start,
    depth: 0,
    depthError: NaN,
    levelOutside: NaN,
    logLikelihood: 0,
  };
  for (const asked of durations) {
    const width = Math.round(asked / binSeconds);
    const duration = width * binSeconds;
    for (let bin = 0; bin < whole; bin++) {
      const weightIn = weights[bin + width] - weights[bin];
      const weightOut = weights[whole] - weightIn;
      if (!(weightIn > 0 && weightOut > weights[whole] * 1e-12)) continue;
      const sumIn = sums[bin + width] - sums[bin];
      const levelOutside = (sums[whole] - sumIn) / weightOut;
      const depth = levelOutside - sumIn / weightIn;
      const logLikelihood = 0.5 * weightIn * depth * depth;
      if (!(depth > 0 && logLikelihood > best.logLikelihood)) continue;
      const transitTime = start + ((bin * binSeconds + duration / 2) % period);
      const depthError = Math.sqrt(1 / weightIn + 1 / weightOut);
      best = {
        periodSeconds: period,
        durationSeconds: duration,
        transitTime,
        depth,
        depthError,
        levelOutside,
        logLikelihood,
      };
    }
  }
  return best;
}

/** Running sums of weight · value and weight over bins of phase; after the whole period its beginning once more. */
function sumByPhase(
  { times, values, errors }: Samples,
  period: number,
  start: number,
  binSeconds: number,
  margin: number,
) {
  const whole = Math.ceil(period / binSeconds);
  const count = whole + margin;
  const sums = new Float64Array(count + 1);
  const weights = new Float64Array(count + 1);
  for (let index = 0; index < times.length; index++) {
    const bin = Math.min(whole - 1, Math.floor(((times[index] - start) % period) / binSeconds)) + 1;
    const weight = errors ? 1 / errors[index] ** 2 : 1;
    sums[bin] += weight * values[index];
    weights[bin] += weight;
  }
  for (let bin = 1; bin <= margin; bin++) {
    sums[whole + bin] = sums[((bin - 1) % whole) + 1];
    weights[whole + bin] = weights[((bin - 1) % whole) + 1];
  }
  for (let bin = 1; bin <= count; bin++) {
    sums[bin] += sums[bin - 1];
    weights[bin] += weights[bin - 1];
  }
  return { sums, weights, count };
}
