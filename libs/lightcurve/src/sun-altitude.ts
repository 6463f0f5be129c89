import type { GoodTime } from './good-times.js';

/** How high the Sun stood above HST's horizon, once a second, from the TIMELINE of a COS corrtag. */
export interface SunAltitudes {
  /** s since EXPSTART, ascending */
  readonly seconds: Float64Array;
  /** degrees; below 0 is night */
  readonly degrees: Float64Array;
}

/**
 * The times (s since EXPSTART) in which the Sun stood higher than a limit. A row holds until the next one.
 *
 * @param limit degrees; 0 gives the day
 */
export function timesAbove({ seconds, degrees }: SunAltitudes, limit: number): readonly GoodTime[] {
  const times: GoodTime[] = [];
  let start: number | undefined;
  for (let row = 0; row < seconds.length; row++) {
    if (degrees[row] > limit) start ??= seconds[row];
    else if (start !== undefined) {
      times.push({ start, stop: seconds[row] });
      start = undefined;
    }
  }
  if (start !== undefined) times.push({ start, stop: Number.POSITIVE_INFINITY });
  return times;
}
