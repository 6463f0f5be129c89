import { highestOf, shuffleSamples } from './bootstrap.js';
import { combinedFalseAlarm, combinedFalseAlarmLevel } from './combined-false-alarm.js';
import { combinePeriodograms } from './combine.js';
import { falseAlarmSetting } from './false-alarm.js';
import { makeFrequencyGrid } from './frequency-grid.js';
import { lombScargle } from './lomb-scargle.js';
import type { PowerSearch } from './power-search.js';
import { baselineOf, type Samples } from './samples.js';

export interface IncoherentRange {
  /** s */
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
  readonly oversampling: number;
  readonly mostFrequencies?: number;
}

/** An exposure with fewer samples tells nothing of periods. */
const fewestSamples = 8;

/**
 * Searches each exposure by itself, over one grid, and combines their powers.
 *
 * Exposures shorter than half the middle one are left out: they would cost all others their slow frequencies. The
 * longest period is that of the shortest exposure taken.
 *
 * @returns undefined when no exposure has enough samples or no period lies in the range
 * @throws RangeError when the range needs more frequencies than fit in memory
 */
export function searchIncoherently(
  exposures: readonly Samples[],
  { shortestSeconds, longestSeconds, ...density }: IncoherentRange,
): PowerSearch | undefined {
  const able = exposures.filter(({ times }) => times.length >= fewestSamples);
  if (able.length === 0) return undefined;
  const lengths = able.map(({ times }) => baselineOf(times)).toSorted((a, b) => a - b);
  const middle = lengths[lengths.length >> 1]!;
  const taken = able.filter(({ times }) => baselineOf(times) >= middle / 2);
  const baselines = taken.map(({ times }) => baselineOf(times));
  const baselineSeconds = Math.max(...baselines);
  const lowestHz = 1 / Math.min(longestSeconds, ...baselines);
  const highestHz = 1 / shortestSeconds;
  if (!(highestHz > lowestHz)) return undefined;
  const grid = makeFrequencyGrid(baselineSeconds, { lowestHz, highestHz }, density);
  const periodograms = taken.map((samples) => lombScargle(samples, grid));
  const { powers, weight } = combinePeriodograms(periodograms);
  const bandwidths = taken.map((samples) => falseAlarmSetting(samples, { lowestHz, highestHz }).bandwidth);
  const setting = { exposureCount: taken.length, weight, bandwidths };
  return {
    combined: 'incoherent',
    method: 'davies',
    exposureCount: taken.length,
    sampleCount: taken.reduce((sum, { times }) => sum + times.length, 0),
    baselineSeconds,
    chiSquare: periodograms.reduce((sum, { chiSquare }) => sum + chiSquare, 0),
    grid,
    powers,
    window: undefined,
    falseAlarm: (power) => combinedFalseAlarm(power, setting),
    level: (probability) => combinedFalseAlarmLevel(probability, setting),
    shuffledPeak: (random) => {
      const shuffled = taken.map((samples) => lombScargle(shuffleSamples(samples, random), grid));
      return highestOf(combinePeriodograms(shuffled).powers);
    },
  };
}
