import { overlap, type Box } from '../detector-boxes.js';
import type { PhotonBatch } from '../photon-list.js';
import { entriesAt, recordLength, type BoxIndex } from './box-index.js';
import { emptyTotals, sumCount, type PhotonTotals, type SumPlan } from './sum-plan.js';
import { TickRun } from './tick-run.js';

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
  const { columnCount, rowCount, rowShift, cellsPerColumn, recordOfCell, recordsPerCell, limits } = index;
  const { photons, boxes } = hits;
  let hitCount = 0;
  for (let photon = 0; photon < count; photon++) {
    const column = columns[photon];
    const row = rows[photon];
    // unsigned, so that what is below 0 is beyond the end
    if (column >>> 0 >= columnCount || row >>> 0 >= rowCount) continue;
    const first = recordOfCell[column * cellsPerColumn + (row >> rowShift)];
    for (let record = first; record < first + recordsPerCell; record++) {
      const bits = entriesAt(limits, record, row);
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
  { index, regionOfBox, weighsEpsilon, weights, ...times }: SumPlan,
  { sums, columnEvents }: PhotonTotals,
): void {
  const { columnCount, isWhole, boxes, boxOfEntry, entryStride } = index;
  const regionLength = (times.binCount + 1) * sumCount;
  const run = new TickRun(times);
  for (let hit = 0; hit < hitCount; hit++) {
    const photon = hits.photons[hit];
    const tick = ticks[photon];
    if (tick < run.first || tick > run.last) run.find(tick);
    if (run.bin < 0) continue;
    const column = columns[photon];
    const found = hits.boxes[hit];
    const firstEntry = (found >>> recordLength) * entryStride;
    for (let bits = found & 15; bits !== 0; bits &= bits - 1) {
      const box = boxOfEntry[firstEntry + 31 - Math.clz32(bits & -bits)];
      const share = isWhole[box] === 1 ? 1 : shareOf(boxes[box]!, column, rows[photon]);
      const region = regionOfBox[box];
      const place = region * columnCount + column;
      columnEvents[place] += 1;
      const weight = weighsEpsilon[region] === 1 ? share * epsilons[photon] : share;
      const counts = weights[2 * place] * weight;
      const flux = weights[2 * place + 1] * weight;
      const at = region * regionLength + run.bin * sumCount;
      sums[at] += weights[2 * place] === 0 ? 0 : 1;
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
