import { createHash } from 'node:crypto';
import { fileSource } from '@hstlc/fits/node';

/** Bytes read at a time, into one buffer: new ones for each would be left for the garbage collector, which lags. */
const chunkBytes = 1 << 18;

/** SHA-256 of a file's bytes as 64 hexadecimal digits; memory does not depend on the file's size. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const source = await fileSource(file);
  try {
    const buffer = new Uint8Array(Math.max(1, Math.min(chunkBytes, source.byteLength)));
    for (let start = 0; ;) {
      const bytesRead = await source.readInto(start, buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      start += bytesRead;
    }
  } finally {
    await source.close();
  }
}

/** SHA-256 of bytes or text as 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
