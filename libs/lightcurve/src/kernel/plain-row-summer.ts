import type { PhotonFilter, RowLayout } from '../photon-list.js';
import { entriesAt } from './box-index.js';
import { roundHalfUp } from './round-half-up.js';
import { rowBufferBytes } from './row-buffers.js';
import type { RowSummer } from './row-summer.js';
import { emptyTotals, sumCount, type PhotonTotals, type SumPlan } from './sum-plan.js';
import { TickRun } from './tick-run.js';

/**
 * Sums rows where they lie, in TypeScript, where each column has but one record of boxes that hold whole rows; undefined
 * for others.
 *
 * Rows are taken in blocks that stay in the processor's first cache, in two passes as {@link PhotonSummer} takes them.
 * Nothing is made of rows that are not needed; all that a loop uses is held in variables whose types are plain to the
 * compiler (`| 0`), for it would ask again in each turn.
 */
export function plainRowSummer(
  plan: SumPlan,
  layout: RowLayout,
  filter: PhotonFilter,
): RowSummer | undefined {
  const { index } = plan;
  if (index.cellsPerColumn * index.recordsPerCell > 1 || index.isWhole.includes(0)) return undefined;
  const buffers = [new Uint8Array(rowBufferBytes), new Uint8Array(rowBufferBytes)] as const;
  const views = [new DataView(buffers[0].buffer), new DataView(buffers[1].buffer)] as const;
  const hits: Hits = { rows: new Int32Array(blockRows + 1), found: new Int32Array(blockRows + 1) };
  const totals = emptyTotals(plan);
  const run = new TickRun(plan);
  return {
    buffers,
    add: (buffer, count) => {
      for (let row = 0; row < count; row += blockRows) {
        const start = row * layout.rowLength;
        const end = Math.min(count, row + blockRows) * layout.rowLength;
        const hitCount = findHits(views[buffer], { start, end }, { plan, layout, filter }, hits);
        addHits(views[buffer], hits, hitCount, { plan, layout, run }, totals);
      }
    },
    finish: () => totals,
  };
}

const blockRows = 512;

/** Rows that fell into some box; buffers kept so that none is made for each block. */
interface Hits {
  /** where the row begins (byte) */
  readonly rows: Int32Array;
  /** its column and, in the lowest bits, which boxes hold it */
  readonly found: Int32Array;
}

interface Work {
  readonly plan: SumPlan;
  readonly layout: RowLayout;
}

/** Lists the rows that pass the filter and fell into boxes: each is written down, and the place moves on for a hit. */
function findHits(
  view: DataView,
  { start, end }: { readonly start: number; readonly end: number },
  { plan, layout, filter }: Work & { readonly filter: PhotonFilter },
  { rows, found }: Hits,
): number {
  const { limits, recordOfCell, columnCount, rowCount } = plan.index;
  const { xOffset } = layout;
  const rowLength = layout.rowLength | 0;
  const xAt = layout.x | 0;
  const yAt = layout.y | 0;
  const dqAt = layout.dq | 0;
  const heightAt = layout.pulseHeight | 0;
  const rejectedDq = filter.rejectedDq | 0;
  const choosesHeights = filter.pulseHeights !== undefined;
  const [lowest, highest] = filter.pulseHeights ?? [0, 255];
  const toColumn = xOffset + 0.5;
  const endX = columnCount - toColumn;
  const endY = rowCount - 0.5;
  let hitCount = 0;
  for (let at = start | 0; at < end; at = (at + rowLength) | 0) {
    if ((view.getInt16((at + dqAt) | 0) & rejectedDq) !== 0) continue;
    const x = view.getFloat32((at + xAt) | 0);
    const y = view.getFloat32((at + yAt) | 0);
    // what rounds to a column and a row of the detector; NaN does not
    if (!(x >= -toColumn && x < endX && y >= -0.5 && y < endY)) continue;
    if (choosesHeights) {
      const height = view.getUint8((at + heightAt) | 0);
      if (height < lowest || height > highest) continue;
    }
    const column = (x + toColumn) | 0;
    const entries = entriesAt(limits, recordOfCell[column], (y + 0.5) | 0);
    rows[hitCount] = at;
    found[hitCount] = (column << 4) | entries;
    hitCount = (hitCount + (-entries >>> 31)) | 0;
  }
  return hitCount;
}

/** Adds up the hits, run by run of those that go into one bin. */
function addHits(
  view: DataView,
  hits: Hits,
  hitCount: number,
  { plan, layout, run }: Work & { readonly run: TickRun },
  totals: PhotonTotals,
): void {
  for (let hit = 0; hit < hitCount;) {
    const tick = roundHalfUp(view.getFloat32(hits.rows[hit] + layout.time) * layout.ticksPerSecond);
    if (tick < run.first || tick > run.last) run.find(tick);
    if (run.bin < 0) hit++;
    else hit = addRun(view, hits, { first: hit, end: hitCount }, { plan, layout, run }, totals);
  }
}

/**
 * Adds hits of one run, whose sums are held in variables while photons of one region follow one another.
 *
 * @returns the first hit that is not of the run, or the end
 */
// oxlint-disable-next-line max-lines-per-function -- variables of one loop, which a call would cost
function addRun(
  view: DataView,
  { rows, found }: Hits,
  { first, end }: { readonly first: number; readonly end: number },
  { plan, layout, run }: Work & { readonly run: TickRun },
  { sums, columnEvents }: PhotonTotals,
): number {
  const { weights, weighsEpsilon, regionOfBox } = plan;
  const { ticksPerSecond } = layout;
  const timeAt = layout.time | 0;
  const epsilonAt = layout.epsilon | 0;
  const columnCount = plan.index.columnCount | 0;
  const regionLength = ((plan.binCount + 1) * sumCount) | 0;
  const binAt = (run.bin * sumCount) | 0;
  const runStart = run.first - 0.5;
  const runEnd = run.last + 0.5;
  let at = binAt;
  let events = sums[at];
  let counts = sums[at + 1];
  let countsVariance = sums[at + 2];
  let flux = sums[at + 3];
  let fluxVariance = sums[at + 4];
  let hit = first | 0;
  for (; hit < end; hit++) {
    const row = rows[hit];
    const tick = view.getFloat32((row + timeAt) | 0) * ticksPerSecond;
    // the first is of the run by its rounded tick, which may be half a tick and a hair above it
    if (hit !== first && !(tick >= runStart && tick < runEnd)) break;
    const column = found[hit] >>> 4;
    for (let bits = found[hit] & 15; bits !== 0; bits &= bits - 1) {
      const region = regionOfBox[31 - Math.clz32(bits & -bits)];
      const own = (Math.imul(region, regionLength) + binAt) | 0;
      if (own !== at) {
        sums[at] = events;
        sums[at + 1] = counts;
        sums[at + 2] = countsVariance;
        sums[at + 3] = flux;
        sums[at + 4] = fluxVariance;
        at = own;
        events = sums[at];
        counts = sums[at + 1];
        countsVariance = sums[at + 2];
        flux = sums[at + 3];
        fluxVariance = sums[at + 4];
      }
      const place = (Math.imul(region, columnCount) + column) | 0;
      columnEvents[place] += 1;
      const weight = weighsEpsilon[region] === 1 ? view.getFloat32((row + epsilonAt) | 0) : 1;
      const countWeight = weights[place << 1];
      const count = countWeight * weight;
      const energy = weights[(place << 1) | 1] * weight;
      events += countWeight === 0 ? 0 : 1;
      counts += count;
      countsVariance += count * count;
      flux += energy;
      fluxVariance += energy * energy;
    }
  }
  sums[at] = events;
  sums[at + 1] = counts;
  sums[at + 2] = countsVariance;
  sums[at + 3] = flux;
  sums[at + 4] = fluxVariance;
  return hit;
}
