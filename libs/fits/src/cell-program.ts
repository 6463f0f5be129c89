import { swapCellsBinary } from './swap-cells-binary.js';

/** A program that decodes columns in its own memory: what swap-cells.wat exports. */
export interface CellProgram {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly swap1: SwapColumn;
  readonly swap2: SwapColumn;
  readonly swap4: SwapColumn;
  readonly swap8: SwapColumn;
  swapRuns(at: number, rowBytes: number, to: number, count: number, width: number, bytes: number): void;
}

type SwapColumn = (at: number, rowBytes: number, to: number, count: number) => void;

/** As much of the platform's WebAssembly as is used here; its types come with a browser's or Node's, not with both. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: CellProgram };
  };
}

/** Programs that nobody uses, with their memory: to ask the system for new memory takes longer than to decode. */
const idle: CellProgram[] = [];

const mostIdle = 2;

let makeProgram: (() => CellProgram) | 'none' | undefined;

/** A program for the caller alone; undefined where it cannot be had: no SIMD, no memory, a page's policy forbids it. */
export function takeProgram(): CellProgram | undefined {
  const waiting = idle.pop();
  if (waiting !== undefined) return waiting;
  makeProgram ??= compile();
  if (makeProgram === 'none') return undefined;
  try {
    return makeProgram();
  } catch {
    return undefined;
  }
}

export function giveBackProgram(program: CellProgram): void {
  if (idle.length < mostIdle) idle.push(program);
}

function compile(): (() => CellProgram) | 'none' {
  // numbers in its memory are little-endian, which those in arrays are not everywhere
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return 'none';
  try {
    const { WebAssembly } = globalThis as unknown as Platform;
    const module = new WebAssembly.Module(swapCellsBinary());
    return () => new WebAssembly.Instance(module).exports;
  } catch {
    return 'none';
  }
}
