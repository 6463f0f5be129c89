import { barycentricDelay } from './barycentric-delay.js';
import type { LightcurveColumns } from './lightcurve.js';
import type { BinGrid } from './segment-bins.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { daySeconds, mjdZeroJd } from './time/barycentre.js';

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
