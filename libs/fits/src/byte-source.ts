/** Bytes that can be asked for by range: a file, a Blob, memory, an HTTP resource. */
export interface ByteSource {
  readonly byteLength: number;
  /** Bytes from `start` up to but not including `end`; both lie within the source. */
  slice(start: number, end: number): Promise<Uint8Array>;
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

/** All bytes of a source. */
export function readAll(source: ByteSource): Promise<Uint8Array> {
  return source.slice(0, source.byteLength);
}
