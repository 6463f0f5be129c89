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
  await writePartial(file, bytes, mode);
  await publish([file]);
}

/**
 * Writes a file beside where it will be when it is published: the first half of {@link writeAtomically}, which takes no
 * waiting for the disk.
 *
 * @param mode permission bits of the new file
 */
export async function writePartial(file: string, bytes: Uint8Array, mode = 0o660): Promise<void> {
  await orRemoved([file], async () => {
    const handle = await open(`${file}${partialEnding}`, 'w', mode);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
  });
}

/** Shows files that were written beside their places: all flushed, renamed in this order, and their folders flushed. */
export async function publish(files: readonly string[]): Promise<void> {
  await orRemoved(files, () => Promise.all(files.map((file) => flush(`${file}${partialEnding}`))));
  for (const file of files) await rename(`${file}${partialEnding}`, file);
  for (const folder of new Set(files.map((file) => path.dirname(file)))) await flushDirectory(folder);
}

/** Where the work fails, what lies beside the places of the files goes. */
async function orRemoved(files: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const file of files) await rm(`${file}${partialEnding}`, { force: true });
    throw error;
  }
}

/** Makes the names in a folder durable. */
export function flushDirectory(directory: string): Promise<void> {
  return flush(directory);
}

/** Returns when what a file or a folder holds is on the disk. */
async function flush(place: string): Promise<void> {
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
