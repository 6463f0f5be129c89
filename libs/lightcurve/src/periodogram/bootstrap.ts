import type { FrequencyGrid } from './frequency-grid.js';
import { lombScargle, type LombScargleOptions } from './lomb-scargle.js';
import type { Samples } from './samples.js';

/**
 * False-alarm probability from the samples themselves: how often shuffled values have a peak as high.
 *
 * Assumes nothing of the law of the noise, only that it is white. Slow: a periodogram per shuffle.
 *
 * @param shuffles the smallest probability it can tell is 1 / (shuffles + 1)
 * @param random numbers from 0 to below 1
 * @returns (shuffles at least as high + 1) / (shuffles + 1): never 0, and true to its word for any number of shuffles
 * @see VanderPlas 2018, ApJS 236, 16, section 7.4.2.3; the + 1: Phipson & Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9, 39, Eq. 2
 */
export function bootstrapProbability(
  samples: Samples,
  grid: FrequencyGrid,
  shuffles: number,
  random: () => number,
  options: Omit<LombScargleOptions, 'normalization'> = {},
): number {
  const found = highestPower(samples, grid, options);
  const peaks = shuffledPeaks(samples, grid, random, options);
  let atLeast = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) if (peaks.next().value >= found) atLeast++;
  return (atLeast + 1) / (shuffles + 1);
}

/**
 * The highest power of one shuffle after the other, without end: for those who tell how far they are, or stop early.
 *
 * @param random numbers from 0 to below 1
 * @returns powers in the standard normalization; that of a shuffle is computed when it is asked for
 */
export function* shuffledPeaks(
  samples: Samples,
  grid: FrequencyGrid,
  random: () => number,
  options: Omit<LombScargleOptions, 'normalization'> = {},
): Generator<number, never> {
  for (;;) yield highestPower(shuffled(samples, random), grid, options);
}

function highestPower(
  samples: Samples,
  grid: FrequencyGrid,
  options: Omit<LombScargleOptions, 'normalization'>,
): number {
  return lombScargle(samples, grid, options).powers.reduce((most, power) => Math.max(most, power), 0);
}

/** Values, each with its error, at other samples' times (Fisher and Yates). */
function shuffled({ times, values, errors }: Samples, random: () => number): Samples {
  const newValues = values.slice();
  const newErrors = errors?.slice();
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [newValues[last], newValues[other]] = [newValues[other], newValues[last]];
    if (newErrors) [newErrors[last], newErrors[other]] = [newErrors[other], newErrors[last]];
  }
  return { times, values: newValues, ...(newErrors && { errors: newErrors }) };
}
