import type { ByteSource } from './byte-source.js';
import { FitsError } from './fits-error.js';

/** A table's place and shape in its source. */
export interface TablePlace {
  readonly source: ByteSource;
  readonly hdu: number;
  readonly dataOffset: number;
  readonly rowBytes: number;
  readonly rowCount: number;
  /** where the heap begins, and how many bytes it has (FITS 4.0 §7.3.5) */
  readonly heapOffset: number;
  readonly heapBytes: number;
}

/** Rows of a table: `count` of them from `first` on. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/** @throws FitsError `no-such-rows` unless the rows asked for are all in the table */
export function requireRows({ hdu, rowCount }: TablePlace, { first, count }: RowRange): void {
  const isWithin = Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count >= 0;
  if (isWithin && first + count <= rowCount) return;
  throw new FitsError(
    'no-such-rows',
    `HDU ${hdu}: expected rows of the ${rowCount} there are, found ${count} from row ${first} on`,
    { hdu, expected: rowCount, found: `${first} + ${count}` },
  );
}
