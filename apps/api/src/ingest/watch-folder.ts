import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashBytes } from '../archive/hash-file.js';
import { takeInventory } from './inventory.js';

/**
 * Looks into a folder again and again, and calls for a run when its files are not those that the last run has seen and
 * left. Files that wait for others so call for no run until something about them changes.
 *
 * @returns when the signal says so
 */
export async function watchFolder(
  folder: string,
  seconds: number,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  let seen = await contents([]);
  while (!signal.aborted) {
    const files = await list(folder);
    if (files.length > 0 && (await contents(files)) !== seen) {
      await run();
      seen = await contents(await list(folder));
    }
    await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}

async function list(folder: string): Promise<readonly string[]> {
  const { recognised } = await takeInventory(folder).catch(() => ({ recognised: [] }));
  return recognised.map(({ filename }) => path.join(folder, filename));
}

/** What tells whether anything has changed: names, sizes, times. */
async function contents(files: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const file of files) {
    const found = await lstat(file).catch(() => undefined);
    lines.push(`${file} ${found?.size} ${found?.ctimeMs}`);
  }
  return hashBytes(lines.join('\n'));
}
