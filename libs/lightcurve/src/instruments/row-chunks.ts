import type { Hdu } from '@hstlc/fits';

/** Bytes of rows read at a time: they stay in the processor's cache from decoding to summing. */
const chunkBytes = 1 << 20;

/** Rows read at a time from a table. */
export function rowsAtOnce(table: Hdu): number {
  return Math.max(1, Math.floor(chunkBytes / Math.max(1, table.rowLength)));
}

/** The rows of a table as bytes, about a megabyte at a time; the next are read while the last are used. */
export async function* rowChunks(
  table: Hdu,
): AsyncGenerator<{ readonly first: number; readonly rows: DataView }> {
  const step = rowsAtOnce(table);
  const read = (first: number) => {
    const bytes = table.rowBytes(first, Math.min(step, table.rowCount - first));
    // a failure is met when its turn comes, also when nobody asks for more
    bytes.catch(() => {});
    return bytes;
  };
  let next = table.rowCount > 0 ? read(0) : undefined;
  for (let first = 0; next !== undefined; first += step) {
    const bytes = await next;
    next = first + step < table.rowCount ? read(first + step) : undefined;
    yield { first, rows: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  }
}
