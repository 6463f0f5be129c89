import { copyFile, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { flushDirectory, partialEnding } from './write-atomically.js';

/** Moves a file; across file systems it copies beside the goal, flushes, renames, and only then removes the source. */
export async function moveFile(from: string, to: string): Promise<void> {
  await moveFiles([{ from, to }]);
}

/** Moves files one after the other, as {@link moveFile} does; each folder is flushed once, the goals' first. */
export async function moveFiles(
  moves: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  const moved = moves.filter(({ from, to }) => from !== to);
  for (const { from, to } of moved) await move(from, to);
  const folders = [...moved.map(({ to }) => to), ...moved.map(({ from }) => from)].map((file) =>
    path.dirname(file),
  );
  for (const folder of new Set(folders)) await flushDirectory(folder);
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isAcrossFileSystems(error)) throw error;
    await copyWhole(from, to);
    await flushDirectory(path.dirname(to));
    await rm(from);
  }
}

/** Copies a file so that the goal appears only when it is whole. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}${partialEnding}`;
  await copyFile(from, partial);
  const handle = await open(partial, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, to);
}

function isAcrossFileSystems(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EXDEV';
}
