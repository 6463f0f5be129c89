import type { LightcurveStatistics } from './lightcurve-statistics.js';

/** The exploratory tables: with a period of its own, without, and of which nothing could be told. */
export type LightcurveClass = 'interesting' | 'boring' | 'null';

/** A period is taken for one when noise has one as strong in less than this part of all curves. */
export const interestingFalseAlarm = 0.01;

/**
 * Which exploratory table a lightcurve belongs to. Each is in exactly one.
 *
 * - `null`: no search was possible (no statistics, or fewer than 8 live bins)
 * - `interesting`: the strongest period has a false-alarm probability of at most 1 % and falls on nothing of HST's (orbit
 *   and harmonics, day, spectral window)
 * - `boring`: all others, also those whose strongest period is HST's
 *
 * The ancestors took the flag `periodogram` (power above 0.30 and 3 sigma), which three out of four curves of five
 * orbits have by their trends within the orbit.
 */
export function classifyLightcurve(
  statistics: Pick<LightcurveStatistics, 'lsFap' | 'lsLabel'> | undefined,
): LightcurveClass {
  if (statistics === undefined || statistics.lsFap === null) return 'null';
  const isOwn = statistics.lsLabel === null;
  return isOwn && statistics.lsFap <= interestingFalseAlarm ? 'interesting' : 'boring';
}
