import type { Hdu } from '@hstlc/fits';

/** Bytes of rows read at a time. Each reading is handed to another thread, as costly as to copy 0.3 MB. */
const chunkBytes = 1 << 20;

/** Rows given at a time from a table, at most. */
export function rowsAtOnce(table: Hdu): number {
  return Math.max(1, Math.floor(chunkBytes / Math.max(1, table.rowLength)));
}

/**
 * The rows of a table as bytes, a few thousand at a time; the next are read while the last are used, in two buffers by
 * turns. What is to be kept must be copied before the next rows are asked for.
 */
export async function* rowChunks(table: Hdu): AsyncGenerator<DataView> {
  const { rowCount, rowLength } = table;
  const step = rowsAtOnce(table);
  const buffers = takeBuffers(Math.min(step, rowCount) * rowLength);
  const read = (first: number) => {
    const count = Math.min(step, rowCount - first);
    if (count <= 0) return undefined;
    const rows = buffers[(first / step) % 2]!.subarray(0, count * rowLength);
    const done = table.readRowBytes(first, rows);
    // a failure is met when its turn comes, also when nobody asks for more
    const settled = done.catch(() => {});
    return { rows, done, settled };
  };
  let next = read(0);
  try {
    for (let first = step; next !== undefined; first += step) {
      const { rows, done } = next;
      await done;
      next = read(first);
      yield new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
    }
  } finally {
    await next?.settled;
    if (idle.length < mostIdle) idle.push(buffers);
  }
}

type Buffers = readonly [Uint8Array, Uint8Array];

/** Buffers of chunks whose reading is over, for those that follow: new ones would be left for the garbage collector. */
const idle: Buffers[] = [];

const mostIdle = 2;

function takeBuffers(length: number): Buffers {
  const known = idle.pop();
  if (known !== undefined && known[0].byteLength >= length) return known;
  return [new Uint8Array(length), new Uint8Array(length)];
}
