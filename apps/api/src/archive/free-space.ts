import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A disk on which less than the wanted space is free. */
export class DiskNearlyFull extends Error {}

/** How much is kept free, and how long a run waits for somebody to make room. */
export interface SpaceRule {
  readonly minimumFreeBytes: number;
  readonly waitMilliseconds: number;
}

const pollMilliseconds = 1000;

/**
 * Returns when every folder's disk has the wanted space free; waits for it when it has not.
 *
 * @param onWait called once, with words, when there is waiting to be done
 * @throws DiskNearlyFull when nobody made room in time
 */
export async function waitForSpace(
  folders: readonly string[],
  { minimumFreeBytes, waitMilliseconds }: SpaceRule,
  onWait: (words: string) => void,
): Promise<void> {
  for (let waited = 0; ; waited += pollMilliseconds) {
    const words = await shortage(folders, minimumFreeBytes);
    if (words === undefined) return;
    if (waited >= waitMilliseconds) throw new DiskNearlyFull(words);
    if (waited === 0) onWait(`${words}: waiting for room`);
    await sleep(Math.min(pollMilliseconds, waitMilliseconds));
  }
}

async function shortage(folders: readonly string[], minimumFreeBytes: number): Promise<string | undefined> {
  for (const folder of folders) {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free < minimumFreeBytes)
      return `disk of ${JSON.stringify(folder)}: expected at least ${minimumFreeBytes} bytes free, found ${free}`;
  }
  return undefined;
}
