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
  const highest = (of: Samples) => highestOf(lombScargle(of, grid, options).powers);
  const count = new ShuffleCount([highest(samples)]);
  while (count.done < shuffles) count.add(highest(shuffleSamples(samples, random)));
  return count.probabilities[0]!;
}

/** How many shuffles have been made, and how many of them had a peak at least as high as each that was found. */
export class ShuffleCount {
  done = 0;
  private readonly atLeast: number[];

  /** @param powers of the peaks that were found, standard normalization */
  constructor(private readonly powers: readonly number[]) {
    this.atLeast = powers.map(() => 0);
  }

  /** @param highest power of one more shuffle */
  add(highest: number): void {
    this.done++;
    for (const [peak, power] of this.powers.entries()) if (highest >= power) this.atLeast[peak]! += 1;
  }

  /** By peak: the false-alarm probability over the whole search, as told by the shuffles until now. */
  get probabilities(): readonly number[] {
    return this.atLeast.map((count) => (count + 1) / (this.done + 1));
  }
}

/** The highest power of a periodogram; 0 of none. */
export function highestOf(powers: Float64Array): number {
  return powers.reduce((most, power) => Math.max(most, power), 0);
}

/** Values, each with its error, at other samples' times (Fisher and Yates). */
export function shuffleSamples({ times, values, errors }: Samples, random: () => number): Samples {
  const newValues = values.slice();
  const newErrors = errors?.slice();
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [newValues[last], newValues[other]] = [newValues[other], newValues[last]];
    if (newErrors) [newErrors[last], newErrors[other]] = [newErrors[other], newErrors[last]];
  }
  return { times, values: newValues, ...(newErrors && { errors: newErrors }) };
}
