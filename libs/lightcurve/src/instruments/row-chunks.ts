import type { Hdu } from '@hstlc/fits';

/** Bytes read at a time: enough that waiting for the disk is rare. */
const readBytes = 1 << 20;

/** Bytes of rows given at a time: they stay in the processor's cache from decoding to summing. */
const chunkBytes = 1 << 18;

/** Rows given at a time from a table, at most. */
export function rowsAtOnce(table: Hdu): number {
  return Math.max(1, Math.floor(chunkBytes / Math.max(1, table.rowLength)));
}

/** The rows of a table as bytes, a few thousand at a time; the next are read while the last are used. */
export async function* rowChunks(table: Hdu): AsyncGenerator<DataView> {
  const { rowCount, rowLength } = table;
  const chunkRows = rowsAtOnce(table);
  const readRows = chunkRows * Math.max(1, Math.floor(readBytes / chunkBytes));
  const read = (first: number) => {
    const bytes = table.rowBytes(first, Math.min(readRows, rowCount - first));
    // a failure is met when its turn comes, also when nobody asks for more
    bytes.catch(() => {});
    return bytes;
  };
  let next = rowCount > 0 ? read(0) : undefined;
  for (let first = 0; next !== undefined; first += readRows) {
    const bytes = await next;
    next = first + readRows < rowCount ? read(first + readRows) : undefined;
    for (let at = 0; at < bytes.byteLength; at += chunkRows * rowLength)
      yield new DataView(
        bytes.buffer,
        bytes.byteOffset + at,
        Math.min(chunkRows * rowLength, bytes.byteLength - at),
      );
  }
}
