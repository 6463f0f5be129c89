import { logGamma } from './log-gamma.js';

/**
 * Q(a, x) = Γ(a, x) / Γ(a): the upper regularized incomplete gamma function, to 1e-12 relative for a below 10⁴.
 *
 * @param a above 0
 * @param x at least 0
 * @see Abramowitz & Stegun 1964, 6.5.29 (series) and 6.5.31 (continued fraction, summed by Lentz 1976, Appl. Opt. 15, 668)
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0 && x >= 0))
    throw new RangeError(`incomplete gamma: expected a > 0 and x ≥ 0, found ${a}, ${x}`);
  if (x === 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

/** The chance that χ² with this many degrees of freedom is at least as large. */
export function chiSquareProbability(chiSquare: number, freedom: number): number {
  return upperIncompleteGamma(freedom / 2, chiSquare / 2);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}
