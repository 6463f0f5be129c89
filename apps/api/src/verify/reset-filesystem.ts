import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { moveFile } from '../archive/move-file.js';
import type { ArchiveDirectories } from '../config/directories.js';
import { recogniseFile } from '../ingest/inventory.js';
import { visibilityEnding } from '../ingest/visibility-file.js';
import { filesBelow } from './archive-files.js';

/** What was moved and removed. */
export interface ResetReport {
  readonly moved: number;
  readonly removed: number;
}

/**
 * Undoes ingests on disk: every input, refused ones too, goes back to the ingest folder; products, quicklooks and
 * derived corrtags are removed, since they can be made again. Superseded inputs stay: nothing could give them again.
 */
export async function resetFilesystem(directories: ArchiveDirectories): Promise<ResetReport> {
  const inputs = [
    ...(await filesBelow(directories, directories.filesystem)),
    ...(await filesBelow(directories, directories.badData)),
  ].filter(({ relative }) => !relative.includes('/superseded/'));
  const names = new Set(inputs.map(({ file }) => path.basename(file)));
  let moved = 0;
  let removed = 0;
  for (const { file } of inputs) {
    const name = path.basename(file);
    const known = recogniseFile(name);
    const isDerived =
      known?.kind === 'corrtag' &&
      [`${known.rootname}_tag.fits`, `${known.rootname}_tag.fits.gz`].some((tag) => names.has(tag));
    const to = path.join(directories.ingest, name);
    if (isDerived) {
      await rm(file);
      removed += 1;
    } else if (known !== undefined && !existsSync(to)) {
      await moveFile(file, to);
      moved += 1;
    }
  }
  for (const { file } of await filesBelow(directories, directories.outputs)) {
    if (!/\.(fits|png|partial)$/.test(file) || file.endsWith(visibilityEnding)) continue;
    await rm(file);
    removed += 1;
  }
  return { moved, removed };
}
