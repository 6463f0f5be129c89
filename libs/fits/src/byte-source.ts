import { FitsError } from './fits-error.js';

/** Bytes that can be asked for by range: a file, a Blob, memory, an HTTP resource. */
export interface ByteSource {
  readonly byteLength: number;
  /** Bytes from `start` up to but not including `end`; both lie within the source. */
  slice(start: number, end: number): Promise<Uint8Array>;
  /**
   * Reads into memory of the caller's, as far as it reaches, and answers how many bytes that were; for sources that
   * can save a copy. Not called twice at a time on the same target.
   */
  readInto?(start: number, target: Uint8Array): Promise<number>;
}

/** Bytes in memory as a source; slices are views, not copies. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { byteLength: bytes.byteLength, slice: async (start, end) => bytes.subarray(start, end) };
}

/** A Blob or File of the browser as a source. */
export function blobSource(blob: Blob): ByteSource {
  return {
    byteLength: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/**
 * Fills memory of the caller's from a source.
 *
 * @throws FitsError `truncated`
 */
export async function readFully(source: ByteSource, start: number, target: Uint8Array): Promise<void> {
  if (source.readInto === undefined) {
    target.set(await readExactly(source, start, start + target.byteLength));
    return;
  }
  const found = await source.readInto(start, target);
  if (found < target.byteLength) throw truncated(start, target.byteLength, found);
}

/**
 * Bytes of a range, all of them: a source may have shrunk since its length was asked for.
 *
 * @param end exclusive
 * @throws FitsError `truncated`
 */
export async function readExactly(source: ByteSource, start: number, end: number): Promise<Uint8Array> {
  const bytes = await source.slice(start, end);
  if (bytes.byteLength === end - start) return bytes;
  throw truncated(start, end - start, bytes.byteLength);
}

function truncated(offset: number, expected: number, found: number): FitsError {
  return new FitsError(
    'truncated',
    `source: expected ${expected} bytes at offset ${offset}, found ${found}`,
    { offset, expected, found },
  );
}
