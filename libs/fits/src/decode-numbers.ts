import type { NumberArray, NumberLetter } from './number-array.js';

/** Where the numbers of one column lie in a row. */
export interface RowLayout {
  readonly rowBytes: number;
  /** where the column begins in a row (byte) */
  readonly at: number;
  /** numbers in each row */
  readonly repeat: number;
}

/**
 * Reads the big-endian numbers of one column from a run of whole rows (FITS 4.0 §5.2, §5.3).
 *
 * Single precision is moved as bits, so that every NaN stays the one it was.
 *
 * @param rows bytes of whole rows
 * @param target as made by `numberKinds` for this letter; written from element `first * repeat` on
 * @param first number of the first row among all
 */
export function decodeNumbers(
  letter: NumberLetter,
  rows: Uint8Array,
  layout: RowLayout,
  target: NumberArray,
  first: number,
): void {
  if (layout.rowBytes === 0 || layout.repeat === 0) return;
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  decoders[letter](view, layout, target, first * layout.repeat);
}

type Decode = (view: DataView, layout: RowLayout, target: NumberArray, index: number) => void;

/**
 * One loop per type, each written out: shared through a callback they would be several times slower. Columns of one
 * number a row, which event lists have, go without a loop inside. The casts are the pairing of letter and array in
 * `numberKinds`.
 */
const decoders: Readonly<Record<NumberLetter, Decode>> = {
  B: (view, { rowBytes, at, repeat }, target, index) => {
    const values = target as Uint8Array;
    const last = view.byteLength - repeat;
    if (repeat === 1) for (let row = at; row <= last; row += rowBytes) values[index++] = view.getUint8(row);
    else
      for (let row = at; row <= last; row += rowBytes)
        for (let byte = row; byte < row + repeat; byte++) values[index++] = view.getUint8(byte);
  },
  I: (view, { rowBytes, at, repeat }, target, index) => {
    const values = target as Int16Array;
    const width = 2 * repeat;
    const last = view.byteLength - width;
    if (repeat === 1) for (let row = at; row <= last; row += rowBytes) values[index++] = view.getInt16(row);
    else
      for (let row = at; row <= last; row += rowBytes)
        for (let byte = row; byte < row + width; byte += 2) values[index++] = view.getInt16(byte);
  },
  J: (view, layout, target, index) => decodeWords(view, layout, target as Int32Array, index),
  K: (view, { rowBytes, at, repeat }, target, index) => {
    const values = target as BigInt64Array;
    const width = 8 * repeat;
    const last = view.byteLength - width;
    for (let row = at; row <= last; row += rowBytes)
      for (let byte = row; byte < row + width; byte += 8) values[index++] = view.getBigInt64(byte);
  },
  E: (view, layout, target, index) =>
    decodeWords(view, layout, new Int32Array(target.buffer, target.byteOffset, target.length), index),
  D: (view, { rowBytes, at, repeat }, target, index) => {
    const values = target as Float64Array;
    const width = 8 * repeat;
    const last = view.byteLength - width;
    if (repeat === 1) for (let row = at; row <= last; row += rowBytes) values[index++] = view.getFloat64(row);
    else
      for (let row = at; row <= last; row += rowBytes)
        for (let byte = row; byte < row + width; byte += 8) values[index++] = view.getFloat64(byte);
  },
};

/** Words of 32 bits, be they integers or single precision. */
function decodeWords(
  view: DataView,
  { rowBytes, at, repeat }: RowLayout,
  words: Int32Array,
  first: number,
): void {
  let index = first;
  const width = 4 * repeat;
  const last = view.byteLength - width;
  if (repeat === 1) for (let row = at; row <= last; row += rowBytes) words[index++] = view.getInt32(row);
  else
    for (let row = at; row <= last; row += rowBytes)
      for (let byte = row; byte < row + width; byte += 4) words[index++] = view.getInt32(byte);
}
