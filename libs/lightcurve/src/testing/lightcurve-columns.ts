import {
  lightcurveColumns,
  qualityBits,
  type LightcurveColumnName,
  type LightcurveColumns,
} from '../lightcurve.js';

/**
 * Columns of equally wide bins with these photons in them, as of a source without background.
 *
 * @param events NaN: the bin is not live @param dataset by bin, 1 where it is not given
 */
export function lightcurveOf(
  times: Float64Array,
  events: Float64Array,
  binSeconds: number,
  dataset: (bin: number) => number = () => 1,
): LightcurveColumns {
  const columns = Object.fromEntries(
    lightcurveColumns.map(({ name }) => [name, new Float64Array(times.length)]),
  ) as Record<LightcurveColumnName, Float64Array>;
  for (let bin = 0; bin < times.length; bin++) {
    const isLive = !Number.isNaN(events[bin]!);
    columns.TIME[bin] = times[bin]!;
    columns.BINS[bin] = binSeconds;
    columns.EXPOSURE[bin] = isLive ? binSeconds : 0;
    columns.EVENTS[bin] = isLive ? events[bin]! : 0;
    columns.GROSS[bin] = columns.EVENTS[bin]!;
    columns.COUNTS[bin] = events[bin]!;
    columns.ERROR[bin] = Math.sqrt(events[bin]!);
    columns.NET[bin] = events[bin]! / binSeconds;
    columns.QUALITY[bin] = isLive ? 0 : qualityBits.notLive;
    columns.DATASET[bin] = dataset(bin);
  }
  return columns;
}
