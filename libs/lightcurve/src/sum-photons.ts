import type { BoxIndex } from './box-index.js';
import { overlap, type Box } from './detector-boxes.js';
import { isGoodTick, type TickInterval } from './good-times.js';
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
  /** column after column, region after region: 1 where the column counts, 0 where its photons weigh nothing */
  readonly used: Uint8Array;
  /** column after column, region after region: counts and erg/cm² that a photon stands for */
  readonly weights: Float64Array;
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
  /** column after column, region after region: photons in good time, whether the column counts or not */
  readonly columnEvents: Uint32Array;
}

function emptyTotals({ regionCount, binCount, index }: SumPlan): PhotonTotals {
  return {
    sums: new Float64Array(regionCount * (binCount + 1) * sumCount),
    columnEvents: new Uint32Array(regionCount * index.columnCount),
  };
}

/** Photons of a batch that fell into some box, and in which; buffers kept so that none is made for each batch. */
interface Hits {
  photons: Int32Array;
  /** places in {@link BoxIndex.entries} */
  entries: Int32Array;
}

/**
 * Adds up photons batch by batch, in their order and in double precision: the same photons give the same bits, however
 * they are cut into batches.
 *
 * A photon counts for the share of its pixel that lies in the box. Its bin is ⌊tick / ticksPerBin⌋.
 */
export class PhotonSummer {
  readonly totals: PhotonTotals;
  private readonly hits: Hits = { photons: new Int32Array(0), entries: new Int32Array(0) };

  constructor(private readonly plan: SumPlan) {
    this.totals = emptyTotals(plan);
  }

  add(batch: PhotonBatch): void {
    const { index } = this.plan;
    const most = batch.count * index.entriesPerCell + 1;
    if (this.hits.photons.length < most) {
      this.hits.photons = new Int32Array(most);
      this.hits.entries = new Int32Array(most);
    }
    const hitCount = findHits(batch, index, this.hits);
    addHits(batch, this.hits, hitCount, this.plan, this.totals);
  }
}

/**
 * Lists the photons that fell into boxes. Each is written down for every box near it, and the place moves on only for a
 * hit: which photons hit cannot be foreseen, and a branch would cost more than the writing.
 */
function findHits({ count, columns, rows }: PhotonBatch, index: BoxIndex, hits: Hits): number {
  const { columnCount, rowCount, rowShift, cellsPerColumn, entries } = index;
  const cellLength = 3 * index.entriesPerCell;
  const { photons, entries: found } = hits;
  let hitCount = 0;
  for (let photon = 0; photon < count; photon++) {
    const column = columns[photon];
    const row = rows[photon];
    // unsigned, so that what is below 0 is beyond the end
    if (column >>> 0 >= columnCount || row >>> 0 >= rowCount) continue;
    const start = (column * cellsPerColumn + (row >> rowShift)) * cellLength;
    for (let entry = start; entry < start + cellLength; entry += 3) {
      photons[hitCount] = photon;
      found[hitCount] = entry;
      // the sign bit of either difference tells that the row lies outside
      hitCount += 1 - (((row - entries[entry]) | (entries[entry + 1] - row)) >>> 31);
    }
  }
  return hitCount;
}

function addHits(
  { ticks, columns, rows, epsilons }: PhotonBatch,
  hits: Hits,
  hitCount: number,
  { index, regionOfBox, regionCount, weighsEpsilon, used, weights, ...times }: SumPlan,
  { sums, columnEvents }: PhotonTotals,
): void {
  const { entries, isWhole, boxes } = index;
  const regionLength = (times.binCount + 1) * sumCount;
  const run = new TickRun(times);
  for (let hit = 0; hit < hitCount; hit++) {
    const photon = hits.photons[hit];
    const tick = ticks[photon];
    if (tick < run.first || tick > run.last) run.find(tick);
    if (run.bin < 0) continue;
    const column = columns[photon];
    const box = entries[hits.entries[hit] + 2];
    const share = isWhole[box] === 1 ? 1 : shareOf(boxes[box]!, column, rows[photon]);
    const region = regionOfBox[box];
    const place = column * regionCount + region;
    columnEvents[place] += 1;
    const weight = weighsEpsilon[region] === 1 ? share * epsilons[photon] : share;
    const counts = weights[2 * place] * weight;
    const flux = weights[2 * place + 1] * weight;
    const at = region * regionLength + run.bin * sumCount;
    sums[at] += used[place];
    sums[at + 1] += counts;
    sums[at + 2] += counts * counts;
    sums[at + 3] += flux;
    sums[at + 4] += flux * flux;
  }
}

function shareOf({ low, high }: Box, column: number, row: number): number {
  return overlap(row, low[column], high[column]);
}

/** A run of ticks that all go into one bin, or are no good; found anew only when a tick lies outside. */
class TickRun {
  first = 0;
  last = -1;
  /** bin of the run; that after the last for good time that is not binned, −1 for no good time */
  bin = -1;

  constructor(
    private readonly times: Pick<SumPlan, 'goodTicks' | 'binnedTicks' | 'ticksPerBin' | 'binCount'>,
  ) {}

  find(tick: number): void {
    const { goodTicks, binnedTicks, ticksPerBin, binCount } = this.times;
    const binned = binnedTicks.find(({ start, stop }) => tick >= start && tick <= stop);
    this.first = tick;
    this.last = tick;
    if (binned === undefined) {
      this.bin = isGoodTick(goodTicks, tick) ? binCount : -1;
      return;
    }
    this.bin = Math.floor(tick / ticksPerBin);
    this.first = Math.max(binned.start, this.bin * ticksPerBin);
    this.last = Math.min(binned.stop, (this.bin + 1) * ticksPerBin - 1);
  }
}
