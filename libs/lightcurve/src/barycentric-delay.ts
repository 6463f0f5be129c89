import type { TimeTagExposure } from './time-tag-exposure.js';
import { barycentricDelaySeconds, daySeconds } from './time/barycentre.js';
import { hstPosition } from './time/hst-orbit.js';
import { ttMinusUtcSeconds } from './time/leap-seconds.js';

/** Distance of the instants at which the light time is computed (s); between them it is linear to 5 µs. */
const nodeSeconds = 30;

/**
 * BJD (TDB) − JD (UTC of EXPSTART) less the seconds since EXPSTART, as a function of these. The clock counts elapsed
 * seconds, so the leap seconds are those of EXPSTART, also when another falls into the exposure.
 *
 * @param spanSeconds from EXPSTART on, for which it is wanted
 * @returns NaN for a moving target or one without a position
 */
export function barycentricDelay(
  { identity, orbit }: TimeTagExposure,
  spanSeconds: number,
): (seconds: number) => number {
  const { rightAscension, declination, movingTarget, startMjd } = identity;
  if (rightAscension === null || declination === null || movingTarget) return () => Number.NaN;
  const ttMinusUtc = ttMinusUtcSeconds(startMjd);
  const nodes = Float64Array.from({ length: Math.ceil(spanSeconds / nodeSeconds) + 2 }, (_, node) => {
    const ttMjd = startMjd + (ttMinusUtc + node * nodeSeconds) / daySeconds;
    const hst = orbit === undefined ? undefined : hstPosition(orbit, node * nodeSeconds);
    return ttMinusUtc + barycentricDelaySeconds(ttMjd, rightAscension, declination, hst);
  });
  return (seconds) => {
    const node = Math.floor(seconds / nodeSeconds);
    const share = seconds / nodeSeconds - node;
    return nodes[node] * (1 - share) + nodes[node + 1] * share;
  };
}
