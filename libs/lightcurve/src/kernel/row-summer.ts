import type { TickInterval } from '../good-times.js';
import type { PhotonFilter, RowLayout } from '../photon-list.js';
import { sumRowsBinary } from './sum-rows-binary.js';
import { sumCount, type PhotonTotals, type SumPlan } from './sum-plan.js';

/** Adds up rows of photons where they lie, in WebAssembly. */
export interface RowSummer {
  /** memory that rows are read into, by turns */
  readonly buffers: readonly [Uint8Array, Uint8Array];
  /** Adds rows from the beginning of a buffer. */
  add(buffer: 0 | 1, count: number): void;
  /** The sums of all that was added; the summer's last act. */
  finish(): PhotonTotals;
}

/** Bytes of each buffer that rows are read into. Each reading is handed to another thread, as costly as to copy 0.3 MB. */
const bufferBytes = 1 << 20;

/** Rows that are decoded, and then held against the boxes, at a time: they stay in the processor's cache. */
const blockRows = 1024;

const pageBytes = 65_536;

/** Where the numbers stand that describe the work, and how many bytes they take. */
const parametersAt = 0;
const parameterBytes = 256;

/**
 * A summer for rows of this layout, or undefined where WebAssembly with SIMD is not to be had, or a box holds parts of
 * rows, which it does not do.
 *
 * @param plan what is to be summed
 */
export function rowSummer(plan: SumPlan, layout: RowLayout, filter: PhotonFilter): RowSummer | undefined {
  const program = compiled();
  if (program === undefined || plan.index.isWhole.includes(0)) return undefined;
  const run = idle.pop() ?? program();
  const { memory, sum } = run;
  const places = layOut(plan, layout);
  const missing = Math.ceil(places.end / pageBytes) - memory.buffer.byteLength / pageBytes;
  if (missing > 0) memory.grow(missing);
  fill(memory.buffer, places, plan);
  describe(new DataView(memory.buffer), places, plan, layout, filter);
  return {
    buffers: [
      new Uint8Array(memory.buffer, places.rows[0], bufferBytes),
      new Uint8Array(memory.buffer, places.rows[1], bufferBytes),
    ],
    add: (buffer, count) => sum(parametersAt, places.rows[buffer], count, blockRows),
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

/** What sum-rows.wat exports. */
interface SumRows {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  sum(parameters: number, rows: number, count: number, block: number): void;
}

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

/** Regions of all columns. */
function placeCount({ regionCount, index }: SumPlan): number {
  return regionCount * index.columnCount;
}

function sumsLength({ regionCount, binCount }: SumPlan): number {
  return regionCount * (binCount + 1) * sumCount;
}

/** Where everything lies in the program's memory (byte). */
interface Places {
  readonly rows: readonly [number, number];
  readonly columns: number;
  readonly detectorRows: number;
  readonly ticks: number;
  readonly countsWhole: number;
  readonly hits: number;
  readonly limits: number;
  readonly boxOfEntry: number;
  readonly regionOfBox: number;
  readonly weighsEpsilon: number;
  readonly used: number;
  readonly countWeights: number;
  readonly fluxWeights: number;
  readonly sums: number;
  readonly columnEvents: number;
  readonly goodTicks: number;
  readonly binnedTicks: number;
  readonly end: number;
}

function layOut(plan: SumPlan, { rowLength }: RowLayout): Places {
  const { index } = plan;
  let end = parametersAt + parameterBytes;
  const take = (bytes: number) => {
    const start = end;
    end += Math.ceil(bytes / 16) * 16;
    return start;
  };
  // photons are decoded four at a time, and one hit is written beyond the last
  const slackRows = 4;
  return {
    countWeights: take(plan.countWeights.byteLength),
    fluxWeights: take(plan.fluxWeights.byteLength),
    columnEvents: take(4 * placeCount(plan)),
    used: take(placeCount(plan)),
    limits: take(index.limits.byteLength),
    boxOfEntry: take(index.boxOfEntry.byteLength),
    sums: take(8 * sumsLength(plan)),
    columns: take(4 * (blockRows + slackRows)),
    detectorRows: take(4 * (blockRows + slackRows)),
    ticks: take(4 * (blockRows + slackRows)),
    countsWhole: take(plan.countsWhole.byteLength),
    hits: take(8 * (blockRows * index.recordsPerCell + 1)),
    regionOfBox: take(plan.regionOfBox.byteLength),
    weighsEpsilon: take(plan.weighsEpsilon.byteLength),
    goodTicks: take(8 * plan.goodTicks.length),
    binnedTicks: take(8 * plan.binnedTicks.length),
    rows: [take(bufferBytes + slackRows * rowLength), take(bufferBytes + slackRows * rowLength)],
    end,
  };
}

function fill(memory: ArrayBuffer, places: Places, plan: SumPlan): void {
  new Float64Array(memory, places.sums, sumsLength(plan)).fill(0);
  new Uint32Array(memory, places.columnEvents, placeCount(plan)).fill(0);
  new Float64Array(memory, places.countWeights).set(plan.countWeights);
  new Float64Array(memory, places.fluxWeights).set(plan.fluxWeights);
  new Uint8Array(memory, places.used).set(plan.used);
  new Int16Array(memory, places.limits).set(plan.index.limits);
  new Uint16Array(memory, places.boxOfEntry).set(plan.index.boxOfEntry);
  new Uint16Array(memory, places.regionOfBox).set(plan.regionOfBox);
  new Uint8Array(memory, places.weighsEpsilon).set(plan.weighsEpsilon);
  new Uint8Array(memory, places.countsWhole).set(plan.countsWhole);
  new Int32Array(memory, places.goodTicks).set(pairs(plan.goodTicks));
  new Int32Array(memory, places.binnedTicks).set(pairs(plan.binnedTicks));
}

function pairs(intervals: readonly TickInterval[]): number[] {
  return intervals.flatMap(({ start, stop }) => [start, stop]);
}

/** Writes the numbers that describe the work, where sum-rows.wat looks for them. */
function describe(
  view: DataView,
  places: Places,
  plan: SumPlan,
  layout: RowLayout,
  { rejectedDq, pulseHeights }: PhotonFilter,
): void {
  const { index } = plan;
  const numbers = [
    layout.rowLength,
    layout.time,
    layout.x,
    layout.y,
    layout.epsilon,
    layout.dq,
    // compared with words as they lie in the file
    swapBytes(rejectedDq),
    layout.xOffset,
    index.columnCount,
    index.rowCount,
    index.rowShift,
    index.cellsPerColumn,
    index.recordsPerCell,
    places.limits,
    places.columns,
    places.detectorRows,
    places.hits,
    index.boxOfEntry.length === 0 ? 0 : places.boxOfEntry,
    places.regionOfBox,
    places.countWeights,
    places.weighsEpsilon,
    places.used,
    places.fluxWeights,
    places.sums,
    places.columnEvents,
    8 * sumCount * (plan.binCount + 1),
    plan.ticksPerBin,
    plan.binCount,
    places.goodTicks,
    plan.goodTicks.length,
    places.binnedTicks,
    plan.binnedTicks.length,
    pulseHeights === undefined ? -1 : layout.pulseHeight,
    pulseHeights?.[0] ?? 0,
    pulseHeights?.[1] ?? 0,
  ];
  for (const [place, number] of numbers.entries()) view.setInt32(parametersAt + 4 * place, number, true);
  view.setFloat64(parametersAt + 144, layout.tickSeconds, true);
  view.setInt32(parametersAt + 152, places.ticks, true);
  view.setInt32(parametersAt + 156, places.countsWhole, true);
}

function swapBytes(word: number): number {
  return ((word & 0xff) << 8) | ((word >>> 8) & 0xff);
}
