import { readFully } from './byte-source.js';
import { logical, trimText } from './cell-values.js';
import type { ColumnDescription } from './column-description.js';
import { decodeNumbers } from './decode-numbers.js';
import { readHeapColumn, type HeapArrays } from './heap-columns.js';
import { isNumberLetter, numberKinds, type NumberArray, type NumberLetter } from './number-array.js';
import { scaleNumbers } from './scaling.js';
import type { RowRange, TablePlace } from './table-place.js';

/**
 * A column's cells, row-major: `rowCount × repeat` numbers or logicals (1, 0, and −1 for undefined), bits as bytes of
 * eight, one text per row, or one array per row. Complex numbers are pairs of numbers, `repeat` counts both.
 */
export type Column = { readonly repeat: number } & (
  | { readonly kind: 'number'; readonly values: NumberArray; readonly isComplex?: true }
  | { readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly kind: 'logical'; readonly values: Int8Array }
  | { readonly kind: 'bits'; readonly values: Uint8Array }
  | HeapArrays
);

/** Bytes of rows asked of a source at a time: to hand a reading to another thread is as costly as to copy 0.3 MB. */
const chunkBytes = 1 << 20;

/** Rows that are about as many bytes as are read at a time. */
export function rowsAtOnce(rowBytes: number): number {
  return Math.max(1, Math.floor(chunkBytes / Math.max(1, rowBytes)));
}

/**
 * Reads columns in one pass through their rows; no other column is decoded.
 *
 * @returns in the order of `columns`
 */
export async function readColumns(
  place: TablePlace,
  columns: readonly ColumnDescription[],
  range: RowRange,
): Promise<readonly Column[]> {
  const decoders = columns.map((column) => decoderOf(place, column, range.count));
  if (place.rowBytes > 0 && columns.length > 0)
    for await (const { rows, first } of chunksOf(place, range))
      decodeBlocks(decoders, rows, place.rowBytes, first);
  const decoded: Column[] = [];
  for (const decoder of decoders) decoded.push(await decoder.finish());
  return decoded;
}

/** Bytes of rows whose columns are decoded one after the other: they stay in the cache next to the processor. */
const blockBytes = 1 << 14;

/** @param first number of the first of these rows */
function decodeBlocks(
  decoders: readonly ColumnDecoder[],
  rows: Uint8Array,
  rowBytes: number,
  first: number,
): void {
  const rowsOfBlock = Math.max(1, Math.floor(blockBytes / rowBytes));
  const step = rowsOfBlock * rowBytes;
  for (let at = 0, row = first; at < rows.byteLength; at += step, row += rowsOfBlock) {
    const block = rows.subarray(at, at + step);
    for (const decoder of decoders) decoder.decode(block, row);
  }
}

/** What becomes of one column's bytes, block by block. */
interface ColumnDecoder {
  /** @param first number of the block's first row, counted from the first of all asked for */
  decode(rows: Uint8Array, first: number): void;
  finish(): Column | Promise<Column>;
}

function decoderOf(place: TablePlace, column: ColumnDescription, count: number): ColumnDecoder {
  const { type, repeat } = column;
  if (type === 'A') return textDecoder(place, column);
  if (type === 'L' || type === 'X') return byteDecoder(place, column, count);
  if (type === 'C' || type === 'M') {
    const parts = numberDecoder(place, { ...column, repeat: 2 * repeat }, type === 'C' ? 'E' : 'D', count);
    return {
      ...parts,
      finish: () => ({ kind: 'number', repeat: 2 * repeat, values: parts.values(), isComplex: true }),
    };
  }
  if (isNumberLetter(type)) {
    const numbers = numberDecoder(place, column, type, count);
    return { ...numbers, finish: () => ({ kind: 'number', repeat, values: numbers.values() }) };
  }
  // descriptors are pairs of 32-bit or 64-bit integers
  const descriptors = numberDecoder(
    place,
    { ...column, repeat: 2 * repeat },
    type === 'P' ? 'J' : 'K',
    count,
  );
  return { ...descriptors, finish: () => readHeapColumn(place, column, descriptors.stored) };
}

function numberDecoder(place: TablePlace, column: ColumnDescription, letter: NumberLetter, count: number) {
  const stored = numberKinds[letter].make(count * column.repeat);
  const layout = { rowBytes: place.rowBytes, at: column.offset, repeat: column.repeat };
  return {
    stored,
    decode: (rows: Uint8Array, first: number) => decodeNumbers(letter, rows, layout, stored, first),
    values: () => scaleNumbers(letter, stored, column),
  };
}

function textDecoder({ rowBytes }: TablePlace, { offset, width, repeat }: ColumnDescription): ColumnDecoder {
  const decoder = new TextDecoder('latin1');
  const texts: string[] = [];
  return {
    decode(rows) {
      // by the row, not by what fits: a column without width fits once more than there are rows
      for (let row = 0; row < rows.byteLength; row += rowBytes)
        texts.push(trimText(decoder.decode(rows.subarray(row + offset, row + offset + width))));
    },
    finish: () => ({ kind: 'text', repeat, values: texts }),
  };
}

function byteDecoder(
  { rowBytes }: TablePlace,
  { type, offset, width, repeat }: ColumnDescription,
  count: number,
): ColumnDecoder {
  const bytes = new Uint8Array(count * width);
  return {
    decode(rows, first) {
      for (let row = 0; row * rowBytes < rows.byteLength; row++) {
        const at = row * rowBytes + offset;
        bytes.set(rows.subarray(at, at + width), (first + row) * width);
      }
    },
    finish: () =>
      type === 'X'
        ? { kind: 'bits', repeat, values: bytes }
        : { kind: 'logical', repeat, values: Int8Array.from(bytes, logical) },
  };
}

/** Rows as bytes, the next read while the last are decoded, in two buffers by turns. */
async function* chunksOf({ source, dataOffset, rowBytes }: TablePlace, { first, count }: RowRange) {
  const step = Math.min(count, rowsAtOnce(rowBytes));
  const buffers = [new Uint8Array(step * rowBytes), new Uint8Array(count > step ? step * rowBytes : 0)];
  const read = (row: number) => {
    if (row >= count) return undefined;
    const rows = buffers[(row / step) % 2]!.subarray(0, Math.min(step, count - row) * rowBytes);
    const done = readFully(source, dataOffset + (first + row) * rowBytes, rows);
    // a failure is met when its turn comes, also when nobody asks for more
    done.catch(() => {});
    return { rows, done };
  };
  let next = read(0);
  for (let row = 0; next !== undefined; row += step) {
    const { rows, done } = next;
    await done;
    next = read(row + step);
    yield { rows, first: row };
  }
}
