import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A file that is to be brought in, as it was when it was looked at. */
export interface Arrival {
  readonly path: string;
  readonly bytes: number;
  /** when its bytes or its name last changed (ms since 1970); copying with `cp -p` does not hide this one */
  readonly changedMilliseconds: number;
}

/** Files by what a look at them says: at rest, or growing with words about it. Files that have gone are in neither. */
export interface Look {
  readonly atRest: readonly Arrival[];
  readonly growing: readonly { readonly file: string; readonly words: string }[];
}

/** A file that was changed less than so long ago is looked at twice (ms). */
const freshMilliseconds = 2000;
const betweenLooksMilliseconds = 250;

/** Looks at files, and a second time at those that were changed just now: one that changes meanwhile is being written. */
export async function lookAt(files: readonly string[], now: () => Date): Promise<Look> {
  const first = (await Promise.all(files.map(glance))).filter((each) => each !== undefined);
  const fresh = first.filter(({ changedMilliseconds }) => {
    return now().getTime() - changedMilliseconds < freshMilliseconds;
  });
  if (fresh.length === 0) return { atRest: first, growing: [] };
  await sleep(betweenLooksMilliseconds);
  const growing: { file: string; words: string }[] = [];
  const moving = new Set<string>();
  for (const before of fresh) {
    const after = await glance(before.path);
    if (after?.bytes === before.bytes && after.changedMilliseconds === before.changedMilliseconds) continue;
    moving.add(before.path);
    if (after === undefined) continue;
    const words = `it is still being written: ${before.bytes} bytes at a first look, ${after.bytes} at the next`;
    growing.push({ file: path.basename(before.path), words });
  }
  return { atRest: first.filter(({ path: place }) => !moving.has(place)), growing };
}

/** A regular file's size and last change; undefined when there is none any more. */
async function glance(file: string): Promise<Arrival | undefined> {
  try {
    const found = await lstat(file);
    if (!found.isFile()) return undefined;
    return { path: file, bytes: found.size, changedMilliseconds: found.ctimeMs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
