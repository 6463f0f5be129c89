import { rm } from 'node:fs/promises';
import path from 'node:path';
import { uploadField, type Upload } from '@hstlc/contract';
import { isFitsError } from '@hstlc/fits';
import { hashFile } from '../archive/hash-file.js';
import { moveFile } from '../archive/move-file.js';
import { withFitsFiles } from '../archive/open-files.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { recogniseFile } from '../ingest/inventory.js';

/** A file as it has arrived: what the sender calls it, and where it lies meanwhile. */
interface Arrival {
  readonly originalname: string;
  readonly path: string;
  readonly size: number;
}

/** Takes uploads into the ingest folder: all of a request's files, or none. */
export class UploadsService {
  constructor(private readonly ingest: string) {}

  /** @throws ProblemFailure `invalid-request` that lists every file that is not taken, and why */
  async receive(arrivals: readonly Arrival[]): Promise<Upload> {
    try {
      await check(arrivals);
      const files: Upload['files'] = [];
      for (const { originalname, path: place, size } of arrivals) {
        files.push({ filename: originalname, bytes: size, sha256: await hashFile(place) });
        await moveFile(place, path.join(this.ingest, originalname));
      }
      return { files };
    } finally {
      for (const { path: place } of arrivals) await rm(place, { force: true });
    }
  }
}

async function check(arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0)
    throw new ProblemFailure(
      'invalid-request',
      `expected files in the multipart field "${uploadField}", found none`,
    );
  const errors: { path: string; message: string }[] = [];
  for (const { originalname, path: place } of arrivals) {
    const message = recogniseFile(originalname) === undefined ? wrongName : await unreadable(place);
    if (message !== undefined) errors.push({ path: originalname, message });
  }
  if (errors.length > 0)
    throw new ProblemFailure(
      'invalid-request',
      `${errors.length} of ${arrivals.length} files are not taken`,
      errors,
    );
}

const wrongName = 'expected a name like <rootname>_<x1d|tag|corrtag|corrtag_a|corrtag_b>.fits[.gz]';

/** Why a file is no FITS; undefined when it is. */
async function unreadable(place: string): Promise<string | undefined> {
  try {
    return await withFitsFiles([place], () => Promise.resolve(undefined));
  } catch (error) {
    if (isFitsError(error)) return error.message;
    throw error;
  }
}
