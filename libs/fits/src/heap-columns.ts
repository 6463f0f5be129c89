import { readExactly } from './byte-source.js';
import { logical, trimText } from './cell-values.js';
import { bytesOf, type ElementType } from './column-format.js';
import type { ColumnDescription } from './column-description.js';
import { decodeNumbers } from './decode-numbers.js';
import { FitsError } from './fits-error.js';
import { numberKinds, type NumberArray } from './number-array.js';
import { scaleNumbers } from './scaling.js';
import type { TablePlace } from './table-place.js';

/** One array of a variable-length column: numbers (complex ones as pairs), logicals as 1, 0, −1, bits, or a text. */
export type HeapArray = NumberArray | string;

/** A column whose cells are arrays of their own length, kept in the heap. */
export interface HeapArrays {
  readonly kind: 'arrays';
  readonly element: ElementType;
  readonly values: readonly HeapArray[];
  readonly isComplex?: true;
}

/** Overlapping arrays may share bytes; arrays of more than so many times the heap are no honest sharing. */
const maximumSharing = 4;

/**
 * Reads the arrays that a `P` or `Q` column's descriptors point to (FITS 4.0 §7.3.5): number of elements and offset in
 * the heap. Gaps in the heap, and arrays that share bytes, are no fault.
 *
 * @param descriptors two for each row; none for cells of a column with repeat 0
 * @throws FitsError `bad-heap` when an array lies outside the heap, or all together are many times its size
 */
export async function readHeapColumn(
  place: TablePlace,
  column: ColumnDescription,
  descriptors: NumberArray,
): Promise<HeapArrays & { readonly repeat: number }> {
  const { element = 'B', repeat } = column;
  const spans = spansOf(place, column, element, descriptors);
  const heap = await readHeap(place, spans);
  const values = spans.map(({ count, start, end }) => {
    const bytes = heap.bytes.subarray(start - heap.start, end - heap.start);
    return decodeArray(element, bytes, count, column);
  });
  const isComplex = element === 'C' || element === 'M' ? ({ isComplex: true } as const) : {};
  return { kind: 'arrays', element, repeat, values, ...isComplex };
}

interface Span {
  readonly count: number;
  /** in the heap (byte) */
  readonly start: number;
  readonly end: number;
}

function spansOf(
  { hdu, heapBytes }: TablePlace,
  { name, repeat }: ColumnDescription,
  element: ElementType,
  descriptors: NumberArray,
): readonly Span[] {
  if (repeat === 0) return [];
  let total = 0;
  return Array.from({ length: descriptors.length / 2 }, (_, row) => {
    const count = Number(descriptors[2 * row]);
    const start = Number(descriptors[2 * row + 1]);
    const bytes = bytesOf(element, count);
    total += bytes;
    const isWithin = count === 0 || (count > 0 && start >= 0 && start + bytes <= heapBytes);
    if (isWithin && total <= maximumSharing * heapBytes)
      return count === 0 ? { count, start: 0, end: 0 } : { count, start, end: start + bytes };
    throw new FitsError(
      'bad-heap',
      `HDU ${hdu}, column "${name}", row ${row}: expected an array within the heap of ${heapBytes} bytes, found ${count} elements at ${start}`,
      { hdu, expected: heapBytes, found: start + bytes },
    );
  });
}

async function readHeap({ source, heapOffset }: TablePlace, spans: readonly Span[]) {
  const filled = spans.filter(({ count }) => count > 0);
  const start = filled.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY);
  const end = filled.reduce((most, span) => Math.max(most, span.end), 0);
  if (filled.length === 0) return { start: 0, bytes: new Uint8Array(0) };
  return { start, bytes: await readExactly(source, heapOffset + start, heapOffset + end) };
}

function decodeArray(
  element: ElementType,
  bytes: Uint8Array,
  count: number,
  column: ColumnDescription,
): HeapArray {
  if (element === 'A') return trimText(new TextDecoder('latin1').decode(bytes));
  if (element === 'X') return bytes.slice();
  if (element === 'L') return Int8Array.from(bytes, logical);
  const isComplex = element === 'C' || element === 'M';
  const letter = element === 'C' ? 'E' : element === 'M' ? 'D' : element;
  const stored = numberKinds[letter].make(isComplex ? 2 * count : count);
  decodeNumbers(letter, bytes, { rowBytes: numberKinds[letter].bytes, at: 0, repeat: 1 }, stored, 0);
  return scaleNumbers(letter, stored, column);
}
