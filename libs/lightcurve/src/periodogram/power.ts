import type { TrigonometricSums } from './trigonometric-sums.js';

/** How powers are scaled; each is a function of the standard power and of χ² of the samples about their mean. */
const scalings = {
  /** the part of the variance a sinusoid explains, 0 to 1 */
  standard: (power: number) => power,
  /** the part explained over the part left */
  model: (power: number) => power / (1 - power),
  /** −ln of the part left */
  log: (power: number) => -Math.log1p(-power),
  /** half the χ² explained; for values with true errors of unit-variance noise its mean is 1 */
  psd: (power: number, chiSquare: number) => 0.5 * chiSquare * power,
} satisfies Record<string, (power: number, chiSquare: number) => number>;

export type Normalization = keyof typeof scalings;
export const normalizations = Object.keys(scalings) as readonly Normalization[];

/** A power in another normalization. @param chiSquare of the samples about their weighted mean */
export function scalePower(power: number, normalization: Normalization, chiSquare: number): number {
  return scalings[normalization](power, chiSquare);
}

/** A cosine or sine whose weighted variance is below this is a constant on these samples, and can explain nothing. */
const constantVariance = 1e-9;

/**
 * Standard Lomb–Scargle powers from their sums.
 *
 * @param mean whether the constant is fitted at each frequency (floating) or is the mean of all samples (fixed)
 * @returns 0 to 1, one per frequency; 0 at every frequency when all values are equal
 * @see Zechmeister & Kürster 2009, A&A 496, 577, Eq. 5–15, in the frame turned by τ, Eq. 19, in which CS vanishes
 */
export function standardPowers(
  sums: TrigonometricSums,
  variance: number,
  mean: 'floating' | 'fixed',
): Float64Array {
  const powers = new Float64Array(sums.cos.length);
  if (!(variance > 0)) return powers;
  const floating = mean === 'floating' ? 1 : 0;
  for (let index = 0; index < powers.length; index++) {
    const c = floating * sums.cos[index];
    const s = floating * sums.sin[index];
    const twiceCs = sums.doubleSin[index] - 2 * c * s;
    const difference = sums.doubleCos[index] - c * c + s * s;
    const length = Math.sqrt(twiceCs * twiceCs + difference * difference);
    const doubled = length > 0 ? difference / length : 1;
    const cosTau = Math.sqrt(Math.max(0, (1 + doubled) / 2));
    const sinTau = Math.sqrt(Math.max(0, (1 - doubled) / 2)) * (twiceCs < 0 ? -1 : 1);
    const valueCos = sums.valueCos[index] * cosTau + sums.valueSin[index] * sinTau;
    const valueSin = sums.valueSin[index] * cosTau - sums.valueCos[index] * sinTau;
    const total = 1 - c * c - s * s;
    const cosCos = (total + length) / 2;
    const sinSin = (total - length) / 2;
    const explained =
      (cosCos > constantVariance ? (valueCos * valueCos) / cosCos : 0) +
      (sinSin > constantVariance ? (valueSin * valueSin) / sinSin : 0);
    powers[index] = Math.min(1, explained / variance);
  }
  return powers;
}
