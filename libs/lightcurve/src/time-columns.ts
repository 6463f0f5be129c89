import type { LightcurveColumns } from './lightcurve.js';
import type { BinGrid } from './segment-bins.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { barycentricDelaySeconds, daySeconds, mjdZeroJd } from './time/barycentre.js';
import { hstPosition } from './time/hst-orbit.js';
import { ttMinusUtcSeconds } from './time/leap-seconds.js';

/** Distance of the instants at which the light time is computed (s); between them it is linear to 5 µs. */
const nodeSeconds = 30;

/**
 * The times of an exposure's bins: start and middle since EXPSTART and MJDREF, MJD (UTC) and BJD (TDB).
 *
 * BJD_TDB is NaN for a moving target or one without a position.
 *
 * @param mjdReference integer day (MJD UTC), zero of TIME
 */
export function timeColumns(
  exposure: TimeTagExposure,
  { binCount, ticksPerBin, tickSeconds }: BinGrid,
  mjdReference: number,
): Pick<LightcurveColumns, 'TIME' | 'TIMES' | 'MJD' | 'BJD_TDB' | 'BINS'> {
  const { identity } = exposure;
  const width = ticksPerBin * tickSeconds;
  const zero = (identity.startMjd - mjdReference) * daySeconds;
  const delay = barycentricDelay(exposure, binCount * width);
  const columns = {
    TIMES: new Float64Array(binCount),
    TIME: new Float64Array(binCount),
    MJD: new Float64Array(binCount),
    BJD_TDB: new Float64Array(binCount),
    BINS: new Float64Array(binCount).fill(width),
  };
  for (let bin = 0; bin < binCount; bin++) {
    const start = bin * ticksPerBin * tickSeconds;
    const middle = start + width / 2;
    columns.TIMES[bin] = start;
    columns.TIME[bin] = zero + start + width / 2;
    columns.MJD[bin] = identity.startMjd + middle / daySeconds;
    columns.BJD_TDB[bin] = identity.startMjd + mjdZeroJd + (middle + delay(middle)) / daySeconds;
  }
  return columns;
}

/**
 * BJD (TDB) − JD (UTC of EXPSTART) less the seconds since EXPSTART, as a function of these. The clock counts elapsed
 * seconds, so the leap seconds are those of EXPSTART, also when another falls into the exposure.
 */
function barycentricDelay(
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
