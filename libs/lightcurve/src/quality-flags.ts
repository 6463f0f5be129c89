import { toTicks, type GoodTime } from './good-times.js';
import { qualityBits } from './lightcurve.js';
import type { BinGrid, SegmentBins } from './segment-bins.js';
import { timesAbove } from './sun-altitude.js';
import type { TimeTagExposure } from './time-tag-exposure.js';

/** QUALITY of every bin: the sum of the bits that hold. */
export function qualityOf(
  exposure: TimeTagExposure,
  bins: readonly SegmentBins[],
  grid: BinGrid,
): Float64Array {
  const width = grid.ticksPerBin * grid.tickSeconds;
  const edges = edgeBins(bins, grid);
  const daylight = exposure.sunAltitudes === undefined ? [] : timesAbove(exposure.sunAltitudes, 0);
  return Float64Array.from({ length: grid.binCount }, (_, bin) => {
    const lives = bins.map(({ live }) => live[bin]);
    const most = Math.max(...lives);
    const least = Math.min(...lives);
    const start = bin * width;
    let quality = edges.has(bin) ? qualityBits.goodTimeEdge : 0;
    if (most === 0) quality += qualityBits.notLive;
    else if (least < width - grid.tickSeconds / 2) quality += qualityBits.partlyLive;
    if (most > 0 && least === 0) quality += qualityBits.segmentMissing;
    if (overlaps(exposure.lampTimes, start, start + width)) quality += qualityBits.lampOn;
    if (overlaps(daylight, start, start + width)) quality += qualityBits.daylight;
    return quality;
  });
}

function edgeBins(bins: readonly SegmentBins[], { tickSeconds, ticksPerBin }: BinGrid): ReadonlySet<number> {
  const intervals = bins.flatMap(({ segment }) => toTicks(segment.goodTimes, tickSeconds));
  return new Set(
    intervals.flatMap(({ start, stop }) => [
      Math.floor((start + 1) / ticksPerBin),
      Math.floor(stop / ticksPerBin),
    ]),
  );
}

function overlaps(times: readonly GoodTime[], start: number, end: number): boolean {
  return times.some((each) => each.start < end && each.stop > start);
}
