import type { TickInterval } from '../good-times.js';
import type { PhotonFilter, RowLayout } from '../photon-list.js';
import { rowBufferBytes } from './row-buffers.js';
import type { RowSummer } from './row-summer.js';
import { sumRowsBinary } from './sum-rows-binary.js';
import { sumCount, type SumPlan } from './sum-plan.js';

/** Rows that are decoded, and then held against the boxes, at a time: they stay in the processor's first cache. */
const blockRows = 512;

const pageBytes = 65_536;

/** Sums rows in WebAssembly; undefined where there is none with SIMD, where a box holds parts of rows, or where there
 * are too many records. */
export function wasmRowSummer(plan: SumPlan, layout: RowLayout, filter: PhotonFilter): RowSummer | undefined {
  const program = compiled();
  const { isWhole, recordOfCell } = plan.index;
  if (program === undefined || isWhole.includes(0) || recordOfCell instanceof Uint32Array) return undefined;
  const run = idle.pop() ?? program();
  const { memory, sum } = run;
  const places = layOut(plan, layout);
  const missing = Math.ceil(places.end / pageBytes) - memory.buffer.byteLength / pageBytes;
  if (missing > 0) memory.grow(missing);
  fill(memory.buffer, places, plan);
  for (const [name, value] of Object.entries({
    ...whatTo(plan, layout, filter),
    ...whereIn(places, plan),
  }) as [keyof ProgramGlobals, number][])
    run[name].value = value;
  run.begin();
  return {
    buffers: [
      new Uint8Array(memory.buffer, places.rows[0], rowBufferBytes),
      new Uint8Array(memory.buffer, places.rows[1], rowBufferBytes),
    ],
    add: (buffer, count) => sum(places.rows[buffer], count, blockRows),
    finish: () => {
      const sums = new Float64Array(memory.buffer, places.sums, sumsLength(plan)).slice();
      const columnEvents = new Uint32Array(memory.buffer, places.columnEvents, placeCount(plan)).slice();
      if (idle.length < mostIdle) idle.push(run);
      return { sums, columnEvents };
    },
  };
}

/** Programs whose work is done, with their memory: to ask the system for new memory would take longer than the sums. */
const idle: SumRows[] = [];

const mostIdle = 2;

/** What sum-rows.wat exports: its functions, its memory, and the numbers that describe the work. */
type SumRows = ProgramGlobals & {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  begin(): void;
  sum(rows: number, count: number, block: number): void;
};

type ProgramGlobals = {
  readonly [Name in keyof (ReturnType<typeof whatTo> & ReturnType<typeof whereIn>)]: { value: number };
};

/** As much of the platform's WebAssembly as is used here; its types come with a browser's or Node's, not with both. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: SumRows };
  };
}

let makeProgram: (() => SumRows) | 'none' | undefined;

/** Makes the program, compiled once; undefined where it cannot be: no SIMD, or a page's policy forbids it. */
function compiled(): (() => SumRows) | undefined {
  if (makeProgram === undefined)
    try {
      const { WebAssembly } = globalThis as unknown as Platform;
      const module = new WebAssembly.Module(sumRowsBinary());
      makeProgram = () => new WebAssembly.Instance(module).exports;
    } catch {
      makeProgram = 'none';
    }
  return makeProgram === 'none' ? undefined : makeProgram;
}

/** Numbers that say what is to be summed. */
function whatTo(
  { index, ticksPerBin, binCount }: SumPlan,
  { rowLength, time, x, y, epsilon, dq, pulseHeight, xOffset, ticksPerSecond }: RowLayout,
  { rejectedDq, pulseHeights }: PhotonFilter,
) {
  return {
    rowLength,
    time,
    x,
    y,
    epsilon,
    dq,
    pulseHeight,
    xOffset,
    ticksPerSecond,
    ticksPerBin,
    binCount,
    // compared with words as they lie in the file
    rejectedDq: swapBytes(rejectedDq),
    choosesHeights: pulseHeights === undefined ? 0 : 1,
    lowestHeight: pulseHeights?.[0] ?? 0,
    highestHeight: pulseHeights?.[1] ?? 255,
    columnCount: index.columnCount,
    rowCount: index.rowCount,
    rowShift: index.rowShift,
    cellsPerColumn: index.cellsPerColumn,
    noCell: index.columnCount * index.cellsPerColumn,
    recordsPerCell: index.recordsPerCell,
    entryStride: index.entryStride,
  };
}

/** Numbers that say where it lies in the program's memory (byte). */
function whereIn(places: Places, { goodTicks, binnedTicks }: SumPlan) {
  const { limits, recordOfCell, regionOfEntry, columns, detectorRows, cells, hits } = places;
  return {
    limits,
    recordOfCell,
    regionOfEntry,
    columns,
    detectorRows,
    cells,
    hits,
    goodTicks: places.goodTicks,
    goodTicksEnd: places.goodTicks + 8 * goodTicks.length,
    binnedTicks: places.binnedTicks,
    binnedTicksEnd: places.binnedTicks + 8 * binnedTicks.length,
  };
}

function swapBytes(word: number): number {
  return ((word & 0xff) << 8) | ((word >>> 8) & 0xff);
}

/** Regions of all columns. */
function placeCount({ regionCount, index }: SumPlan): number {
  return regionCount * index.columnCount;
}

function sumsLength({ regionCount, binCount }: SumPlan): number {
  return regionCount * (binCount + 1) * sumCount;
}

type Places = ReturnType<typeof layOut>;

/** Where everything lies in the program's memory (byte); nothing at 0, which stands for nowhere. */
function layOut(plan: SumPlan, { rowLength }: RowLayout) {
  const { index } = plan;
  let end = 16;
  const take = (bytes: number) => {
    const start = end;
    end += Math.ceil(bytes / 16) * 16;
    return start;
  };
  // photons are decoded four at a time, and one hit is written beyond the last
  const slackRows = 4;
  const block = 4 * (blockRows + slackRows);
  return {
    weights: take(plan.weights.byteLength),
    columnEvents: take(4 * placeCount(plan)),
    limits: take(index.limits.byteLength),
    recordOfCell: take(index.recordOfCell.byteLength),
    regionOfEntry: take(4 * index.boxOfEntry.length),
    regions: take(regionBytes * plan.regionCount),
    sums: take(8 * sumsLength(plan)),
    columns: take(block),
    detectorRows: take(block),
    cells: take(block),
    hits: take(16 * (blockRows * index.recordsPerCell + 1)),
    goodTicks: take(8 * plan.goodTicks.length),
    binnedTicks: take(8 * plan.binnedTicks.length),
    rows: [
      take(rowBufferBytes + slackRows * rowLength),
      take(rowBufferBytes + slackRows * rowLength),
    ] as const,
    end,
  };
}

function fill(memory: ArrayBuffer, places: Places, plan: SumPlan): void {
  const { limits, recordOfCell } = plan.index;
  new Float64Array(memory, places.sums, sumsLength(plan)).fill(0);
  new Uint32Array(memory, places.columnEvents, placeCount(plan)).fill(0);
  new Float64Array(memory, places.weights).set(plan.weights);
  new Int32Array(memory, places.limits).set(limits);
  new Uint16Array(memory, places.recordOfCell).set(recordOfCell);
  new Int32Array(memory, places.regions).set(describeRegions(places, plan));
  new Int32Array(memory, places.regionOfEntry).set(
    regionsOf(plan).map((region) => places.regions + regionBytes * region),
  );
  new Int32Array(memory, places.goodTicks).set(pairs(plan.goodTicks));
  new Int32Array(memory, places.binnedTicks).set(pairs(plan.binnedTicks));
}

/** Where a region's weights, events and sums begin, and whether its photons weigh their EPSILON. */
function describeRegions(
  { weights, columnEvents, sums }: Places,
  { index: { columnCount }, regionCount, binCount, weighsEpsilon }: SumPlan,
): number[] {
  return Array.from({ length: regionCount }, (_, region) => [
    weights + 16 * columnCount * region,
    columnEvents + 4 * columnCount * region,
    sums + 8 * sumCount * (binCount + 1) * region,
    weighsEpsilon[region]!,
  ]).flat();
}

const regionBytes = 16;

/** The region of each entry, in the order in which a record holds entries 0 to 3: 0, 2, 1, 3. */
function regionsOf({ index: { boxOfEntry }, regionOfBox }: SumPlan): Int32Array {
  const regions = new Int32Array(boxOfEntry.length);
  for (let entry = 0; entry < regions.length; entry++) {
    const place = (entry & ~3) | ((entry & 1) << 1) | ((entry & 2) >> 1);
    regions[place] = regionOfBox[boxOfEntry[entry]];
  }
  return regions;
}

function pairs(intervals: readonly TickInterval[]): number[] {
  return intervals.flatMap(({ start, stop }) => [start, stop]);
}
