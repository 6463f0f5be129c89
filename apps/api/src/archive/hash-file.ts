import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Bytes read at a time, into one buffer: new ones for each would be left for the garbage collector, which lags. */
const chunkBytes = 1 << 20;

/** SHA-256 of a file's bytes as 64 hexadecimal digits; memory does not depend on the file's size. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(chunkBytes, size)));
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** SHA-256 of bytes or text as 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
