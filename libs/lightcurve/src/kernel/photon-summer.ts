import { overlap, type Box } from '../detector-boxes.js';
import { isGoodTick } from '../good-times.js';
import type { PhotonBatch } from '../photon-list.js';
import { recordLength, type BoxIndex } from './box-index.js';
import { emptyTotals, sumCount, type PhotonTotals, type SumPlan } from './sum-plan.js';

/** Photons of a batch that fell into some box; buffers kept so that none is made for each batch. */
interface Hits {
  photons: Int32Array;
  /** record of {@link BoxIndex} and, in the lowest bits, which of its boxes */
  boxes: Int32Array;
}

/**
 * Adds up photons batch by batch, in their order and in double precision: the same photons give the same bits, however
 * they are cut into batches.
 *
 * A photon counts for the share of its pixel that lies in the box. Its bin is ⌊tick / ticksPerBin⌋.
 */
export class PhotonSummer {
  readonly totals: PhotonTotals;
  private readonly hits: Hits = { photons: new Int32Array(0), boxes: new Int32Array(0) };

  constructor(private readonly plan: SumPlan) {
    this.totals = emptyTotals(plan);
  }

  add(batch: PhotonBatch): void {
    const { index } = this.plan;
    const most = batch.count * index.recordsPerCell + 1;
    if (this.hits.photons.length < most) {
      this.hits.photons = new Int32Array(most);
      this.hits.boxes = new Int32Array(most);
    }
    const hitCount = findHits(batch, index, this.hits);
    addHits(batch, this.hits, hitCount, this.plan, this.totals);
  }
}

/**
 * Lists the photons that fell into boxes. Each is written down, and the place moves on only for a hit: which photons
 * hit cannot be foreseen, and a branch would cost more than the writing.
 */
function findHits({ count, columns, rows }: PhotonBatch, index: BoxIndex, hits: Hits): number {
  const { columnCount, rowCount, rowShift, cellsPerColumn, recordsPerCell, limits } = index;
  const { photons, boxes } = hits;
  let hitCount = 0;
  for (let photon = 0; photon < count; photon++) {
    const column = columns[photon];
    const row = rows[photon];
    // unsigned, so that what is below 0 is beyond the end
    if (column >>> 0 >= columnCount || row >>> 0 >= rowCount) continue;
    const first = (column * cellsPerColumn + (row >> rowShift)) * recordsPerCell;
    for (let record = first; record < first + recordsPerCell; record++) {
      const at = 2 * recordLength * record;
      // the sign bit of either difference tells that the row lies outside
      const isOutside0 = ((row - limits[at]) | (limits[at + 4] - row)) >>> 31;
      const isOutside1 = ((row - limits[at + 1]) | (limits[at + 5] - row)) >>> 31;
      const isOutside2 = ((row - limits[at + 2]) | (limits[at + 6] - row)) >>> 31;
      const isOutside3 = ((row - limits[at + 3]) | (limits[at + 7] - row)) >>> 31;
      const bits = 15 ^ (isOutside0 | (isOutside1 << 1) | (isOutside2 << 2) | (isOutside3 << 3));
      photons[hitCount] = photon;
      boxes[hitCount] = (record << recordLength) | bits;
      hitCount += -bits >>> 31;
    }
  }
  return hitCount;
}

function addHits(
  { ticks, columns, rows, epsilons }: PhotonBatch,
  hits: Hits,
  hitCount: number,
  { index, regionOfBox, weighsEpsilon, used, countsWhole, countWeights, fluxWeights, ...times }: SumPlan,
  { sums, columnEvents }: PhotonTotals,
): void {
  const { columnCount, isWhole, boxes, boxOfEntry } = index;
  const hasFew = boxOfEntry.length === 0;
  const regionLength = (times.binCount + 1) * sumCount;
  const run = new TickRun(times);
  for (let hit = 0; hit < hitCount; hit++) {
    const photon = hits.photons[hit];
    const tick = ticks[photon];
    if (tick < run.first || tick > run.last) run.find(tick);
    if (run.bin < 0) continue;
    const column = columns[photon];
    const found = hits.boxes[hit];
    for (let bits = found & 15; bits !== 0; bits &= bits - 1) {
      const entry = 31 - Math.clz32(bits & -bits);
      const box = hasFew ? entry : boxOfEntry[recordLength * (found >>> recordLength) + entry];
      const share = isWhole[box] === 1 ? 1 : shareOf(boxes[box]!, column, rows[photon]);
      const region = regionOfBox[box];
      const place = region * columnCount + column;
      columnEvents[place] += 1;
      const weight = weighsEpsilon[region] === 1 ? share * epsilons[photon] : share;
      const counts = (countsWhole[region] === 1 ? used[place] : countWeights[place]) * weight;
      const flux = fluxWeights[place] * weight;
      const at = region * regionLength + run.bin * sumCount;
      sums[at] += used[place];
      sums[at + 1] += counts;
      sums[at + 2] += counts * counts;
      sums[at + 3] += flux;
      sums[at + 4] += flux * flux;
    }
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
