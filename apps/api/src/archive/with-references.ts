import { access } from 'node:fs/promises';
import path from 'node:path';
import { isFitsError, type FitsFile } from '@hstlc/fits';
import { neededReferences, type ReferenceFiles } from '@hstlc/lightcurve';
import type { ReferenceDirectories } from '../config/directories.js';
import { withFitsFiles } from './open-files.js';

/**
 * Opens the calibration reference files that an exposure names and that are at hand, lends them to `work`, and closes
 * them. Those that are not at hand are simply not there: the exposure's caveats say what that means.
 *
 * @throws Error, no FitsError, for a reference file that cannot be read: that is no fault of the photons
 */
export async function withReferences<Result>(
  events: FitsFile,
  hasSpectrum: boolean,
  directories: ReferenceDirectories,
  work: (references: ReferenceFiles) => Promise<Result>,
): Promise<Result> {
  const found: { readonly keyword: string; readonly path: string }[] = [];
  for (const { keyword, folder, filename } of neededReferences(events.primary.header, hasSpectrum)) {
    const file = path.join(directories[folder], filename);
    if (!(await isReadable(file))) continue;
    await requireFits(file);
    found.push({ keyword, path: file });
  }
  return withFitsFiles(
    found.map((each) => each.path),
    (files) => work(Object.fromEntries(found.map(({ keyword }, place) => [keyword, files[place]!]))),
  );
}

async function requireFits(file: string): Promise<void> {
  try {
    await withFitsFiles([file], () => Promise.resolve());
  } catch (cause) {
    if (!isFitsError(cause)) throw cause;
    throw new Error(`reference file ${JSON.stringify(file)}: ${cause.message}`, { cause });
  }
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
