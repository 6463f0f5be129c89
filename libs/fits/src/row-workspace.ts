import { giveBackProgram, takeProgram, type CellProgram } from './cell-program.js';
import { decodeNumbers, type RowLayout } from './decode-numbers.js';
import { numberKinds, type NumberArray, type NumberLetter } from './number-array.js';

/** Decodes one column in whole rows; `first` is the number of the first of them among all. */
export type DecodeRows = (rows: Uint8Array, first: number) => void;

/** Memory that rows are read into, and what decodes numbers from there. */
export interface RowWorkspace {
  readonly buffers: readonly [Uint8Array, Uint8Array];
  /**
   * Decoding of one column as {@link decodeNumbers} does it, to the same bits.
   *
   * @returns takes rows that lie in one of the buffers, at most a block of them
   */
  decoder(letter: NumberLetter, layout: RowLayout, target: NumberArray): DecodeRows;
  /** Its memory is for others now. */
  release(): void;
}

/** Bytes asked of a source at a time: to hand a reading to another thread is as costly as to copy 0.3 MB. */
const bufferBytes = 1 << 20;

/** Bytes of rows whose columns are decoded one after the other: they stay in the cache next to the processor. */
const blockBytes = 1 << 16;

/**
 * Rows of a chunk where the reader does not say. Arrays of chunks gone by are garbage for a while: where each is some
 * ten kilobytes long, a process stays below 100 MB.
 */
export function rowsOfChunk(rowBytes: number): number {
  return Math.max(1, Math.floor(bufferBytes / 2 / Math.max(1, rowBytes)));
}

/** Rows of a block: those to be decoded at a time. */
export function rowsOfBlock(rowBytes: number): number {
  return Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));
}

/**
 * A workspace for so many rows, to be released after use: WebAssembly's where that is to be had and worth it.
 *
 * @param atOnce most rows that are read at a time
 */
export function takeWorkspace(rowBytes: number, rowCount: number, atOnce: number): RowWorkspace {
  const isWorthIt = rowBytes <= blockBytes && rowBytes * rowCount > blockBytes;
  const program = isWorthIt ? takeProgram() : undefined;
  if (program !== undefined) return programWorkspace(program);
  const first = Math.min(rowsOfBuffer(rowBytes), rowCount, atOnce);
  const second = Math.min(first, rowCount - first);
  return {
    buffers: [new Uint8Array(first * rowBytes), new Uint8Array(second * rowBytes)],
    decoder: (letter, layout, target) => (rows, row) => decodeNumbers(letter, rows, layout, target, row),
    release() {},
  };
}

/**
 * Decoding of long rows that hold one column and nothing else, as {@link decodeNumbers} does it, wherever they lie: also
 * where their numbers will be.
 */
export function longRowDecoder(letter: NumberLetter, layout: RowLayout, target: NumberArray): DecodeRows {
  const { bytes } = numberKinds[letter];
  return (rows, first) => {
    const program = takeProgram();
    if (program === undefined) return decodeNumbers(letter, rows, layout, target, first);
    const memory = new Uint8Array(program.memory.buffer);
    const start = target.byteOffset + first * layout.rowBytes;
    const decoded = new Uint8Array(target.buffer, start, rows.byteLength);
    for (let at = 0; at < rows.byteLength; at += blockBytes) {
      const block = rows.subarray(at, at + blockBytes);
      memory.set(block, buffersAt);
      program[`swap${bytes}`](buffersAt, bytes, numbersAt, block.byteLength / bytes);
      decoded.set(memory.subarray(numbersAt, numbersAt + block.byteLength), at);
    }
    giveBackProgram(program);
  };
}

/** Rows that are read at a time, at most. */
function rowsOfBuffer(rowBytes: number): number {
  return Math.max(1, Math.floor(bufferBytes / Math.max(1, rowBytes)));
}

/** Where things lie in a program's memory (byte): the numbers of a block, then the buffers; the rest may be read. */
const numbersAt = 0;
const buffersAt = 2 * blockBytes;

function programWorkspace(program: CellProgram): RowWorkspace {
  const { buffer } = program.memory;
  return {
    buffers: [
      new Uint8Array(buffer, buffersAt, bufferBytes),
      new Uint8Array(buffer, buffersAt + bufferBytes, bufferBytes),
    ],
    decoder: (letter, layout, target) => programDecoder(program, letter, layout, target),
    release: () => giveBackProgram(program),
  };
}

function programDecoder(
  program: CellProgram,
  letter: NumberLetter,
  { rowBytes, at, repeat }: RowLayout,
  target: NumberArray,
): DecodeRows {
  if (repeat === 0) return () => {};
  const { bytes } = numberKinds[letter];
  const swap = program[`swap${bytes}`];
  const width = repeat * bytes;
  const Numbers = target.constructor as new (buffer: ArrayBuffer, at: number, length: number) => NumberArray;
  const numbers = new Numbers(program.memory.buffer, numbersAt, repeat * rowsOfBlock(rowBytes));
  return (rows, first) => {
    const count = rows.byteLength / rowBytes;
    const cells = rows.byteOffset + at;
    if (repeat === 1) swap(cells, rowBytes, numbersAt, count);
    else program.swapRuns(cells, rowBytes, numbersAt, count, width, bytes);
    const decoded = count * repeat === numbers.length ? numbers : numbers.subarray(0, count * repeat);
    // arrays of one kind, which the types cannot tell
    (target as Float64Array).set(decoded as Float64Array, first * repeat);
  };
}
