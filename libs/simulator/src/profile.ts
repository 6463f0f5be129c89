/**
 * Normal distribution function, to 1.5e-7 absolute.
 *
 * @see Abramowitz and Stegun 1964, equation 7.1.26
 */
export function normalDistribution(deviate: number): number {
  const x = Math.abs(deviate) / Math.SQRT2;
  const t = 1 / (1 + 0.327_591_1 * x);
  const polynomial =
    t *
    (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  const half = 0.5 * polynomial * Math.exp(-x * x);
  return deviate >= 0 ? 1 - half : half;
}

/**
 * Share of a Gaussian profile that falls in whole rows, both included.
 *
 * @param centre row, where a row's own middle is a whole number
 * @param width standard deviation (rows)
 */
export function enclosedShare(centre: number, width: number, first: number, last: number): number {
  return (
    normalDistribution((last + 0.5 - centre) / width) - normalDistribution((first - 0.5 - centre) / width)
  );
}

/** Running sum of non-negative weights, for `drawIndex`. */
export function cumulate(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let index = 0; index < weights.length; index++) {
    sum += weights[index];
    sums[index] = sum;
  }
  return sums;
}

/** An index drawn in proportion to the weights. @param uniform in (0, 1) @param sums from `cumulate`, last one > 0 */
export function drawIndex(sums: Float64Array, uniform: number): number {
  const target = uniform * sums[sums.length - 1];
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
