import { link, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { copyWhole } from '../archive/move-file.js';
import { flushDirectory, partialEnding } from '../archive/write-atomically.js';
import { PartialFile } from '../remote/partial-file.js';

/**
 * Gives a verified file its place, without ever taking the place of one that is there. The file keeps its old name
 * too, which the caller then forgets.
 *
 * @returns false when a file lies there already
 */
export async function deliver(file: string, goal: string): Promise<boolean> {
  if (!(await linkTo(file, goal))) return false;
  await flushDirectory(path.dirname(goal));
  return true;
}

/** Gives a file a second name, which must be free; across file systems a copy gets it. */
async function linkTo(file: string, goal: string): Promise<boolean> {
  try {
    await link(file, goal);
    return true;
  } catch (error) {
    switch (codeOf(error)) {
      case 'EEXIST':
        return false;
      case 'EXDEV': {
        const beside = `${goal}.download${partialEnding}`;
        await copyWhole(file, beside);
        const isFree = await linkTo(beside, goal);
        await rm(beside);
        return isFree;
      }
      case 'EPERM':
      case 'ENOTSUP':
        // a file system without second names: looking first is the best there is
        if (await exists(goal)) return false;
        await rename(file, goal);
        return true;
      default:
        throw error;
    }
  }
}

/**
 * Clears what a run left that was killed between giving a file its second name and taking the first: files that
 * have another name already, and folders with nothing in them.
 */
export async function clearDelivered(download: string): Promise<void> {
  for (const entry of await readdir(download, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(download, entry.name);
    for (const name of await readdir(folder)) {
      const partial = PartialFile.of(path.join(folder, name));
      if (partial !== undefined && (await stat(partial.path)).nlink > 1) await partial.discard();
    }
    await removeIfEmpty(folder);
  }
}

/** Removes a folder unless something lies in it. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error) ?? '')) throw error;
  });
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
