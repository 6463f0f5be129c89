import { intersect, subtract, unite, type GoodTime } from '../good-times.js';
import { timesAbove } from '../sun-altitude.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';

/** What went on around an exposure, to be drawn as a strip along its time axis; all s since EXPSTART. */
export interface OrbitStrip {
  /** good time of any segment */
  readonly goodTimes: readonly GoodTime[];
  /** between the first and the last good time, when nothing was recorded */
  readonly gaps: readonly GoodTime[];
  /** when the wavelength calibration lamp was on */
  readonly lamp: readonly GoodTime[];
  /** with the Sun above HST's horizon; undefined without a TIMELINE */
  readonly day: readonly GoodTime[] | undefined;
  readonly night: readonly GoodTime[] | undefined;
  /** degrees above HST's horizon, at `seconds`; empty without a TIMELINE */
  readonly sunAltitudes: Float64Array;
  readonly seconds: Float64Array;
}

/**
 * The strip of an exposure's orbit: gaps, lamp, day and night, and the height of the Sun thinned to a row every so often.
 *
 * @param everySeconds s between the rows of the Sun's height, default 10
 */
export function orbitStrip(exposure: TimeTagExposure, everySeconds = 10): OrbitStrip {
  const { segments, lampTimes, sunAltitudes } = exposure;
  const goodTimes = unite(segments.flatMap((segment) => segment.goodTimes));
  const span = { start: goodTimes[0]?.start ?? 0, stop: goodTimes.at(-1)?.stop ?? 0 };
  const whole = span.stop > span.start ? [span] : [];
  const day = sunAltitudes === undefined ? undefined : intersect(whole, timesAbove(sunAltitudes, 0));
  const rows = sunAltitudes === undefined ? [] : thin(sunAltitudes.seconds, everySeconds);
  return {
    goodTimes,
    gaps: subtract(whole, goodTimes),
    lamp: unite(lampTimes),
    day,
    night: day === undefined ? undefined : subtract(whole, day),
    seconds: Float64Array.from(rows, (row) => sunAltitudes!.seconds[row]),
    sunAltitudes: Float64Array.from(rows, (row) => sunAltitudes!.degrees[row]),
  };
}

/** The first row, and each that is so much later than the last one taken. */
function thin(seconds: Float64Array, everySeconds: number): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < seconds.length; row++)
    if (rows.length === 0 || seconds[row] - seconds[rows.at(-1)!] >= everySeconds) rows.push(row);
  return rows;
}
