import { readExactly, type ByteSource } from './byte-source.js';

/** Bytes read at a time: the headers of the primary HDU and of a first extension of an HST file. */
const windowBytes = 16 * 2880;

/**
 * A source of whose bytes more are read than are asked for, and kept until others are: for small pieces that lie side by
 * side, as headers and what follows them.
 */
export function windowed(source: ByteSource): ByteSource {
  let first = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  return {
    byteLength: source.byteLength,
    async slice(start, end) {
      if (start < first || end > first + bytes.byteLength) {
        bytes = await readExactly(
          source,
          start,
          Math.min(source.byteLength, Math.max(end, start + windowBytes)),
        );
        first = start;
      }
      return bytes.subarray(start - first, end - first);
    },
  };
}
