/** A figure of all pairs of bins a lag apart. */
export interface Lags {
  /** s, multiples of the bin width from 1 on */
  readonly lagSeconds: Float64Array;
  /** NaN where no pair has the lag */
  readonly values: Float64Array;
  readonly pairCounts: Float64Array;
}

/**
 * Structure function: the mean square difference of values a lag apart, measurement noise taken off.
 *
 * @param values one per bin, evenly spaced, NaN in gaps @param errors of the values; 0 to leave the noise in
 * @param stepSeconds width of a bin @param lagCount lags of 1 … lagCount bins
 * @returns in the square of the unit of the values; below 0 where noise is overestimated
 * @see Simonetti, Cordes & Heeschen 1985, ApJ 296, 46, Eq. A1 and A2
 */
export function structureFunction(
  values: Float64Array,
  errors: Float64Array,
  stepSeconds: number,
  lagCount: number,
): Lags {
  return overPairs(values, stepSeconds, lagCount, (a, b) => {
    return (values[a] - values[b]) ** 2 - errors[a] ** 2 - errors[b] ** 2;
  });
}

/**
 * Autocorrelation of values a lag apart, over the pairs there are: gaps do no harm.
 *
 * @returns 1 for values that repeat; its expectation for independent ones is −1 / (N − 1)
 * @see Edelson & Krolik 1988, ApJ 333, 646, Eq. 3, without their noise term: of even bins, each lag its own
 */
export function autocorrelation(values: Float64Array, stepSeconds: number, lagCount: number): Lags {
  const live = values.filter((value) => !Number.isNaN(value));
  const mean = live.reduce((sum, value) => sum + value, 0) / live.length;
  const variance = live.reduce((sum, value) => sum + (value - mean) ** 2, 0) / live.length;
  return overPairs(values, stepSeconds, lagCount, (a, b) => {
    return ((values[a] - mean) * (values[b] - mean)) / variance;
  });
}

function overPairs(
  values: Float64Array,
  stepSeconds: number,
  lagCount: number,
  figure: (a: number, b: number) => number,
): Lags {
  const means = new Float64Array(lagCount);
  const pairCounts = new Float64Array(lagCount);
  for (let lag = 1; lag <= lagCount; lag++) {
    let sum = 0;
    let pairs = 0;
    for (let bin = 0; bin + lag < values.length; bin++) {
      if (Number.isNaN(values[bin]) || Number.isNaN(values[bin + lag])) continue;
      sum += figure(bin, bin + lag);
      pairs++;
    }
    means[lag - 1] = sum / pairs;
    pairCounts[lag - 1] = pairs;
  }
  const lagSeconds = Float64Array.from({ length: lagCount }, (_, index) => (index + 1) * stepSeconds);
  return { lagSeconds, values: means, pairCounts };
}
