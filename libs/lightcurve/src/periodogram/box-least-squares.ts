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
  const weighed = weigh(samples);
  const binSeconds = shortest / oversampling;
  const widths = Array.from(durations, (duration) => Math.round(duration / binSeconds));
  const margin = Math.max(oversampling, ...widths);
  const longest = periods.reduce((most, period) => Math.max(most, period), 0);
  const room = Math.ceil(longest / binSeconds) + margin + 1;
  const phases = { sums: new Float64Array(room), weights: new Float64Array(room) };
  const shape = { binSeconds, widths, margin, phases };
  return Array.from(periods, (period) => fitBox(weighed, period, shape));
}

/** Samples as all periods need them: seconds since the first, weights and weight · value. */
interface WeighedSamples {
  readonly start: number;
  readonly seconds: Float64Array;
  readonly weights: Float64Array;
  readonly weighted: Float64Array;
}

function weigh({ times, values, errors }: Samples): WeighedSamples {
  const start = times.reduce((least, time) => Math.min(least, time), Infinity);
  const weights = times.map((_, index) => (errors ? 1 / (errors[index] * errors[index]) : 1));
  return {
    start,
    seconds: times.map((time) => time - start),
    weights,
    weighted: values.map((value, index) => value * weights[index]),
  };
}

interface BoxShape {
  readonly binSeconds: number;
  /** of the boxes, in bins */
  readonly widths: readonly number[];
  /** bins after the whole period that repeat its beginning */
  readonly margin: number;
  /** memory for the sums of one period after the other */
  readonly phases: { readonly sums: Float64Array; readonly weights: Float64Array };
}

/** Less than 1 by more than rounding: what passes is compared exactly. */
const roughly = 1 - 1e-6;

function fitBox(samples: WeighedSamples, period: number, shape: BoxShape): BoxFit {
  const { widths, binSeconds } = shape;
  const { sums, weights } = shape.phases;
  const whole = sumByPhase(samples, period, shape);
  const total = sums[whole];
  const totalWeight = weights[whole];
  let best = 0;
  let bestBin = 0;
  let bestWidth = 0;
  for (const width of widths)
    for (let bin = 0; bin < whole; bin++) {
      const weightIn = weights[bin + width] - weights[bin];
      const weightOut = totalWeight - weightIn;
      if (!(weightIn > 0 && weightOut > totalWeight * 1e-12)) continue;
      const sumIn = sums[bin + width] - sums[bin];
      // depth · weightIn · weightOut: most boxes are seen to be no better without the divisions, which take most time
      const scaledDepth = total * weightIn - sumIn * totalWeight;
      if (scaledDepth * scaledDepth < roughly * 2 * best * weightIn * weightOut * weightOut) continue;
      const depth = (total - sumIn) / weightOut - sumIn / weightIn;
      const logLikelihood = 0.5 * weightIn * depth * depth;
      if (!(depth > 0 && logLikelihood > best)) continue;
      best = logLikelihood;
      bestBin = bin;
      bestWidth = width;
    }
  const inside = weights[bestBin + bestWidth] - weights[bestBin];
  const outside = totalWeight - inside;
  const sumIn = sums[bestBin + bestWidth] - sums[bestBin];
  const isFound = best > 0;
  const duration = (isFound ? bestWidth : widths[0]!) * binSeconds;
  return {
    periodSeconds: period,
    durationSeconds: duration,
    transitTime: samples.start + (isFound ? (bestBin * binSeconds + duration / 2) % period : 0),
    depth: isFound ? (total - sumIn) / outside - sumIn / inside : 0,
    depthError: isFound ? Math.sqrt(1 / inside + 1 / outside) : NaN,
    levelOutside: isFound ? (total - sumIn) / outside : NaN,
    logLikelihood: best,
  };
}

/**
 * Running sums of weight · value and weight over bins of phase; after the whole period its beginning once more.
 *
 * @returns bins of the whole period
 */
function sumByPhase(
  { seconds, weights: each, weighted }: WeighedSamples,
  period: number,
  { binSeconds, margin, phases: { sums, weights } }: BoxShape,
): number {
  const whole = Math.ceil(period / binSeconds);
  const count = whole + margin;
  sums.fill(0, 0, count + 1);
  weights.fill(0, 0, count + 1);
  for (let index = 0; index < seconds.length; index++) {
    // a remainder by division: `%` takes four times as long
    const phase = seconds[index] - Math.floor(seconds[index] / period) * period;
    // whole numbers by `|` and comparisons: `Math.floor`, `min` and `max` take twice as long
    const cell = (phase / binSeconds) | 0;
    const bin = (cell < 0 ? 0 : cell < whole ? cell : whole - 1) + 1;
    sums[bin] += weighted[index];
    weights[bin] += each[index];
  }
  for (let bin = 1; bin <= margin; bin++) {
    sums[whole + bin] = sums[((bin - 1) % whole) + 1];
    weights[whole + bin] = weights[((bin - 1) % whole) + 1];
  }
  for (let bin = 1; bin <= count; bin++) {
    sums[bin] += sums[bin - 1];
    weights[bin] += weights[bin - 1];
  }
  return whole;
}
