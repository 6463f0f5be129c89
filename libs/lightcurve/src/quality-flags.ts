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
  const quality = new Float64Array(grid.binCount);
  for (let bin = 0; bin < grid.binCount; bin++) {
    let most = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const { live } of bins) {
      most = Math.max(most, live[bin]);
      least = Math.min(least, live[bin]);
    }
    const start = bin * width;
    let flags = edges.has(bin) ? qualityBits.goodTimeEdge : 0;
    if (most === 0) flags += qualityBits.notLive;
    else if (least < width - grid.tickSeconds / 2) flags += qualityBits.partlyLive;
    if (most > 0 && least === 0) flags += qualityBits.segmentMissing;
    if (overlaps(exposure.lampTimes, start, start + width)) flags += qualityBits.lampOn;
    if (overlaps(daylight, start, start + width)) flags += qualityBits.daylight;
    quality[bin] = flags;
  }
  return quality;
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
  for (const each of times) if (each.start < end && each.stop > start) return true;
  return false;
}
