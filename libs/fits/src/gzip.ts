import { FitsError } from './fits-error.js';

/** Largest result of a whole-file expansion by default (byte): 4 GiB, more than any archive file. */
export const defaultMaximumBytes = 2 ** 32;

/** Whether bytes begin as a gzip member does (RFC 1952 §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Expands a whole gzipped file, stopping as soon as the result grows beyond a limit.
 *
 * @throws FitsError `expands-too-far` beyond `maximumBytes`, `bad-gzip` when the stream is damaged or cut
 */
export async function gunzip(
  bytes: Uint8Array,
  { maximumBytes = defaultMaximumBytes }: { readonly maximumBytes?: number } = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const expanded = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = expanded.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new FitsError(
        'bad-gzip',
        'gzip stream: expected a whole member, found damaged or cut bytes',
        {},
        { cause },
      );
    });
    if (done) break;
    length += value.byteLength;
    if (length > maximumBytes) {
      await reader.cancel();
      throw new FitsError(
        'expands-too-far',
        `gzip stream: expected at most ${maximumBytes} bytes expanded, found more`,
        {
          expected: maximumBytes,
          found: length,
        },
      );
    }
    chunks.push(value);
  }
  return join(chunks, length);
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
