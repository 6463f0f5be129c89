import type { BoxIndex } from './detector-boxes.js';
import type { TickInterval } from './good-times.js';
import type { PhotonBatch } from './photon-list.js';

/** What the photons of a region add up to in each bin: numbers, counts and flux, with the squares of their weights. */
export const sumsPerBin = { events: 0, counts: 1, countsVariance: 2, flux: 3, fluxVariance: 4 } as const;

/** Numbers kept for each bin. */
export const sumCount = 5;

/** What is to be summed: the regions (source or background of a segment) by their boxes, and what photons weigh. */
export interface SumPlan {
  readonly index: BoxIndex;
  /** region that each box belongs to */
  readonly regionOfBox: Uint16Array;
  readonly regionCount: number;
  /** 1 for regions whose photons weigh their EPSILON, 0 for those whose photons count for one */
  readonly weighsEpsilon: Uint8Array;
  /** region after region, a value for each column: counts a photon stands for; 0 leaves the column out */
  readonly countWeights: Float64Array;
  /** the same in erg/cm² */
  readonly fluxWeights: Float64Array;
  readonly ticksPerBin: number;
  readonly binCount: number;
  /** closed intervals of ticks in which photons are good */
  readonly goodTicks: readonly TickInterval[];
  /** the part of them that goes into bins; what is good beyond goes into the bin after the last */
  readonly binnedTicks: readonly TickInterval[];
}

/** Sums over the photons so far, as flat arrays. */
export interface PhotonTotals {
  /** region after region, bin after bin (and one for what is not binned), {@link sumsPerBin} */
  readonly sums: Float64Array;
  /** region after region, by column: photons in good time, whether the column counts or not */
  readonly columnEvents: Float64Array;
}

export function emptyTotals({ regionCount, binCount, index }: SumPlan): PhotonTotals {
  return {
    sums: new Float64Array(regionCount * (binCount + 1) * sumCount),
    columnEvents: new Float64Array(regionCount * index.columnCount),
  };
}

/**
 * Adds a batch of photons to the totals, in their order and in double precision: the same photons give the same bits,
 * however they are cut into batches.
 *
 * A photon counts for the share of its pixel that lies in the box. Its bin is ⌊tick / ticksPerBin⌋.
 */
export function sumPhotons(batch: PhotonBatch, plan: SumPlan, totals: PhotonTotals): void {
  const { count, ticks, columns, rows, epsilons } = batch;
  const { regionOfBox, weighsEpsilon, countWeights, fluxWeights, ticksPerBin, binCount } = plan;
  const { columnCount, rowShift, cellsPerColumn, starts, boxes, low, high } = plan.index;
  const { sums, columnEvents } = totals;
  const good = new TickFinder(plan.goodTicks);
  const binned = new TickFinder(plan.binnedTicks);
  for (let photon = 0; photon < count; photon++) {
    const column = columns[photon];
    const row = rows[photon];
    const cell = row >> rowShift;
    if (column < 0 || column >= columnCount || cell < 0 || cell >= cellsPerColumn) continue;
    const list = column * cellsPerColumn + cell;
    const end = starts[list + 1];
    for (let entry = starts[list]; entry < end; entry++) {
      const box = boxes[entry];
      const place = box * columnCount + column;
      const share = Math.min(row + 0.5, high[place]) - Math.max(row - 0.5, low[place]);
      if (share <= 0) continue;
      const tick = ticks[photon];
      if (!good.holds(tick)) break;
      const region = regionOfBox[box];
      const weightPlace = region * columnCount + column;
      columnEvents[weightPlace] += 1;
      const countWeight = countWeights[weightPlace];
      if (countWeight === 0) continue;
      const bin = binned.holds(tick) ? Math.floor(tick / ticksPerBin) : binCount;
      const weight = weighsEpsilon[region] === 1 ? share * epsilons[photon] : share;
      const counts = countWeight * weight;
      const flux = fluxWeights[weightPlace] * weight;
      const at = (region * (binCount + 1) + bin) * sumCount;
      sums[at] += 1;
      sums[at + 1] += counts;
      sums[at + 2] += counts * counts;
      sums[at + 3] += flux;
      sums[at + 4] += flux * flux;
    }
  }
}

/** Tells whether a tick lies in one of some closed intervals; quick when ticks come nearly in order. */
class TickFinder {
  private start = 1;
  private stop = 0;

  constructor(private readonly intervals: readonly TickInterval[]) {}

  holds(tick: number): boolean {
    if (tick >= this.start && tick <= this.stop) return true;
    for (const { start, stop } of this.intervals)
      if (tick >= start && tick <= stop) {
        this.start = start;
        this.stop = stop;
        return true;
      }
    return false;
  }
}
