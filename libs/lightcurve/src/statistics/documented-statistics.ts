import { pearson } from './pearson.js';

/** The figures the archive of HST lightcurves has always told of a curve, under its own names. */
export interface DocumentedStatistics {
  /** Σ counts */
  readonly total: number;
  /** counts per bin */
  readonly mean: number;
  /** √mean: the scatter Poisson's law gives counts; NaN when the mean is below 0 */
  readonly mu: number;
  /** scatter of the counts about their mean, divided by N, not N − 1 */
  readonly stdev: number;
  /** stdev / mu */
  readonly poissonFactor: number;
  /** correlation of counts with time, and its two-sided p-value */
  readonly pearsonR: number;
  readonly pearsonP: number;
}

/**
 * The documented statistics of counts in live bins of equal width.
 *
 * Counts are net of background, so the Poisson factor of a faint constant source exceeds 1: see `grossPoissonFactor`.
 *
 * @param times s, @param counts per bin; length N, finite: live bins only
 * @returns NaN for what N bins do not tell: mean, mu, stdev of none; the correlation of fewer than 3
 */
export function documentedStatistics(times: Float64Array, counts: Float64Array): DocumentedStatistics {
  const total = counts.reduce((sum, value) => sum + value, 0);
  const mean = total / counts.length;
  const mu = Math.sqrt(mean);
  const stdev = Math.sqrt(counts.reduce((sum, value) => sum + (value - mean) ** 2, 0) / counts.length);
  const { r, p } = counts.length < 3 ? { r: NaN, p: NaN } : pearson(times, counts);
  return { total, mean, mu, stdev, poissonFactor: stdev / mu, pearsonR: r, pearsonP: p };
}

const documentedPower = 0.3;
const documentedSigma = 3;

/**
 * The documented flag: a period has a Lomb–Scargle power above 0.30 and three sigma above the mean power.
 *
 * Kept for continuity, on the proper grid of frequencies (to Nyquist, five per peak) in place of periods spaced evenly,
 * and on NET, which does not fall where a bin is live in part only. It is no test of significance: for that use
 * `falseAlarmProbability`.
 *
 * @param powers of the whole search, standard normalization
 */
export function periodogramFlag(powers: Float64Array): boolean {
  const mean = powers.reduce((sum, power) => sum + power, 0) / powers.length;
  const sigma = Math.sqrt(powers.reduce((sum, power) => sum + (power - mean) ** 2, 0) / powers.length);
  return powers.some((power) => power > documentedPower && power > mean + documentedSigma * sigma);
}
