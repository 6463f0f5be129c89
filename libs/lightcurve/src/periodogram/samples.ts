/** What a periodogram is made of: equally long columns, all finite. */
export interface Samples {
  /** s, relative to any zero, in any order */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** 1-sigma uncertainties > 0 in the unit of the values; absent: all alike */
  readonly errors?: Float64Array;
}

/**
 * Samples with times about their middle and values about their weighted mean, in units of their scatter; weights sum to
 * 1. The fast sums take values and weights together: fluxes of 1e-15 beside weights of 1e-3 would lose their digits.
 */
export interface CentredSamples {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  readonly weightedValues: Float64Array;
  /** Σ weight · value², in units of itself: 1, or 0 when all values are equal */
  readonly variance: number;
  /** Σ (value / error)² about the weighted mean; errors of 1 where none are given */
  readonly chiSquare: number;
}

/**
 * Leaves out samples that are not known: a NaN (or infinite) value, time or error, or an error of 0.
 *
 * @returns new columns of the samples that remain, in their order
 */
export function liveSamples({ times, values, errors }: Samples): Samples {
  const live = new Int32Array(times.length);
  let count = 0;
  for (let index = 0; index < times.length; index++) {
    if (!Number.isFinite(times[index]! + values[index]!)) continue;
    if (errors && !(Number.isFinite(errors[index]) && errors[index]! > 0)) continue;
    live[count++] = index;
  }
  const keep = (column: Float64Array) => {
    const kept = new Float64Array(count);
    for (let place = 0; place < count; place++) kept[place] = column[live[place]!]!;
    return kept;
  };
  return { times: keep(times), values: keep(values), ...(errors && { errors: keep(errors) }) };
}

/**
 * @throws RangeError for fewer than three samples, columns of unequal length, or a value that is not finite
 */
export function centreSamples({ times, values, errors }: Samples): CentredSamples {
  const count = times.length;
  if (count < 3) throw new RangeError(`periodogram: expected at least 3 samples, found ${count}`);
  if (values.length !== count || (errors && errors.length !== count))
    throw new RangeError(`periodogram: expected columns of ${count} samples, found ${values.length}`);
  const weights = new Float64Array(count);
  let low = Infinity;
  let high = -Infinity;
  let weightSum = 0;
  let weightedSum = 0;
  for (let index = 0; index < count; index++) {
    const error = errors ? errors[index] : 1;
    const weight = 1 / (error * error);
    if (!Number.isFinite(times[index] + values[index]) || !(weight > 0 && weight < Infinity))
      throw new RangeError(`periodogram: expected finite samples with errors > 0, found none at ${index}`);
    weights[index] = weight;
    weightSum += weight;
    weightedSum += weight * values[index];
    low = Math.min(low, times[index]);
    high = Math.max(high, times[index]);
  }
  const middle = low + (high - low) / 2;
  const mean = weightedSum / weightSum;
  const weightedValues = new Float64Array(count);
  let variance = 0;
  for (let index = 0; index < count; index++) {
    const deviation = values[index] - mean;
    weights[index] /= weightSum;
    weightedValues[index] = weights[index] * deviation;
    variance += weightedValues[index] * deviation;
  }
  const scatter = Math.sqrt(variance);
  const isConstant = !(scatter > 0);
  return {
    times: times.map((time) => time - middle),
    weights,
    weightedValues: isConstant ? weightedValues : weightedValues.map((value) => value / scatter),
    variance: isConstant ? 0 : 1,
    chiSquare: variance * weightSum,
  };
}

/** From the first to the last of times in any order; −Infinity without any. */
export function baselineOf(times: Float64Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < times.length; index++) {
    low = Math.min(low, times[index]);
    high = Math.max(high, times[index]);
  }
  return high - low;
}
