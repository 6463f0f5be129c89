import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Marks a file that is not whole yet; the inventory and the next run know it by this ending. */
export const partialEnding = '.partial';

/**
 * Writes a file so that whoever looks sees the old one, or none, or the whole new one: beside, flushed, renamed,
 * and the folder flushed too, so that the name survives a power cut.
 *
 * @param mode permission bits of the new file
 */
export async function writeAtomically(file: string, bytes: Uint8Array, mode = 0o660): Promise<void> {
  const partial = `${file}${partialEnding}`;
  const handle = await open(partial, 'w', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(partial, { force: true });
    throw error;
  }
  await handle.close();
  await rename(partial, file);
  await flushDirectory(path.dirname(file));
}

/** Makes the names in a folder durable. */
export async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
