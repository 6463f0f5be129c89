import { access } from 'node:fs/promises';
import path from 'node:path';
import type { FitsFile } from '@hstlc/fits';
import { neededReferences, type ReferenceFiles } from '@hstlc/lightcurve';
import type { ReferenceDirectories } from '../config/directories.js';
import { withFitsFiles } from './open-files.js';

/**
 * Opens the calibration reference files that an exposure names and that are at hand, lends them to `work`, and closes
 * them. Those that are not at hand are simply not there: the exposure's caveats say what that means.
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
    if (await isReadable(file)) found.push({ keyword, path: file });
  }
  return withFitsFiles(
    found.map((each) => each.path),
    (files) => work(Object.fromEntries(found.map(({ keyword }, place) => [keyword, files[place]!]))),
  );
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
