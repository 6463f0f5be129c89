import { open } from 'node:fs/promises';

/** How much of a log is read at once (byte). */
const piece = 64 * 1024;

/**
 * The whole lines of a file from a byte on, at most 64 KiB of them, and where the next one begins. No file: no lines.
 */
export async function linesFrom(
  file: string,
  start: number,
): Promise<{ readonly lines: readonly string[]; readonly next: number }> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return { lines: [], next: start };
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(piece), 0, piece, start);
    const end = buffer.lastIndexOf(0x0a, bytesRead - 1);
    if (bytesRead === 0 || end < 0) return { lines: [], next: bytesRead === piece ? start + piece : start };
    return { lines: buffer.toString('utf8', 0, end).split('\n'), next: start + end + 1 };
  } finally {
    await handle.close();
  }
}
