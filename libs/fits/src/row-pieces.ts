import { readFully, type ByteSource } from './byte-source.js';
import type { RowRange } from './table-place.js';

/** Whole rows as bytes. */
export interface RowPiece {
  /** number of the first row, counted from the first of all asked for */
  readonly first: number;
  readonly count: number;
  /** a view of one of the buffers: gone when the next piece but one is asked for */
  readonly rows: Uint8Array;
}

/** Where rows lie in their source. */
export interface RowPlace {
  readonly source: ByteSource;
  readonly dataOffset: number;
  readonly rowBytes: number;
}

/**
 * Reads rows piece by piece, into two buffers by turns: while one piece is used the next is read.
 *
 * @param buffers as long as the largest piece; theirs again who gave them only when the generator has ended
 * @param rowsOfChunk no piece holds rows on both sides of a multiple of this
 * @throws FitsError `truncated`
 */
export async function* rowPieces(
  { source, dataOffset, rowBytes }: RowPlace,
  range: RowRange,
  buffers: readonly [Uint8Array, Uint8Array],
  rowsOfChunk: number,
): AsyncGenerator<RowPiece> {
  const mostRows = Math.floor(buffers[0].byteLength / rowBytes);
  const read = (first: number, buffer: Uint8Array) => {
    const count = Math.min(mostRows, range.count - first, rowsOfChunk - (first % rowsOfChunk));
    if (count <= 0) return undefined;
    const rows = buffer.subarray(0, count * rowBytes);
    const done = readFully(source, dataOffset + (range.first + first) * rowBytes, rows);
    // a failure is met when its turn comes, also when nobody asks for more
    const settled = done.catch(() => {});
    return { first, count, rows, done, settled };
  };
  let [current, other] = buffers;
  let next = read(0, current);
  try {
    while (next !== undefined) {
      const { first, count, rows, done } = next;
      await done;
      [current, other] = [other, current];
      next = read(first + count, current);
      yield { first, count, rows };
    }
  } finally {
    await next?.settled;
  }
}
