import { stat } from 'node:fs/promises';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { ProblemFailure } from '../http/problem-failure.js';
import type { StoredFile } from './stored-file.js';

/** A stored file that lies where and as long as its row says. */
export interface WholeFile {
  /** absolute path */
  readonly place: string;
  readonly modifiedAt: Date;
}

/** @throws ProblemFailure 'unavailable' when it is missing or has another length */
export async function wholeFile(
  directories: ArchiveDirectories,
  stored: Omit<StoredFile, 'hlspName'>,
): Promise<WholeFile> {
  const place = archiveFile(directories, stored.path, stored.filename);
  const found = await stat(place).catch(() => undefined);
  if (found === undefined || found.size !== stored.bytes)
    throw new ProblemFailure(
      'unavailable',
      `file "${stored.filename}": expected ${stored.bytes} bytes, found ${found?.size ?? 'none'}`,
    );
  return { place, modifiedAt: found.mtime };
}
