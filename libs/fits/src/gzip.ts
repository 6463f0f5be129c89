import { readExactly, type ByteSource } from './byte-source.js';
import { FitsError, isFitsError } from './fits-error.js';

/** Largest result of a whole-file expansion by default (byte): 4 GiB, more than any archive file. */
export const defaultMaximumBytes = 2 ** 32;

/** Whether bytes begin as a gzip member does (RFC 1952 §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Expands gzipped bytes, stopping as soon as the result grows beyond a limit.
 *
 * @throws FitsError `expands-too-far` beyond `maximumBytes`, `bad-gzip` when the stream is damaged or cut
 */
export function gunzip(bytes: Uint8Array, limit: ExpansionLimit = {}): Promise<Uint8Array> {
  return gunzipSource(
    { byteLength: bytes.byteLength, slice: async (start, end) => bytes.subarray(start, end) },
    limit,
  );
}

/** How far an expansion may go. */
export interface ExpansionLimit {
  readonly maximumBytes?: number;
}

/** Compressed bytes asked of a source at a time. */
const chunkBytes = 1 << 20;

/**
 * Expands a gzipped source as it is read: the compressed bytes are never all in memory.
 *
 * @throws FitsError as {@link gunzip}
 */
export async function gunzipSource(source: ByteSource, limit: ExpansionLimit = {}): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of gunzipChunks(source, limit)) {
    chunks.push(chunk);
    length += chunk.byteLength;
  }
  return join(chunks, length);
}

/**
 * The expanded bytes of a gzipped source piece by piece, for those who put them somewhere else than into memory.
 *
 * @throws FitsError as {@link gunzip}
 */
export async function* gunzipChunks(
  source: ByteSource,
  { maximumBytes = defaultMaximumBytes }: ExpansionLimit = {},
): AsyncGenerator<Uint8Array> {
  let length = 0;
  let start = 0;
  const compressed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (start >= source.byteLength) return controller.close();
      const end = Math.min(source.byteLength, start + chunkBytes);
      // what comes from a source is never shared memory
      controller.enqueue((await readExactly(source, start, end)) as Uint8Array<ArrayBuffer>);
      start = end;
    },
  });
  const reader = compressed.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw isFitsError(cause)
        ? cause
        : new FitsError(
            'bad-gzip',
            'gzip stream: expected a whole member, found damaged or cut bytes',
            {},
            { cause },
          );
    });
    if (done) return;
    length += value.byteLength;
    if (length > maximumBytes) {
      await reader.cancel();
      throw new FitsError(
        'expands-too-far',
        `gzip stream: expected at most ${maximumBytes} bytes expanded, found more`,
        { expected: maximumBytes, found: length },
      );
    }
    yield value;
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
