import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { uploadField, uploadFieldsSchema, type Upload, type UploadFields } from '@hstlc/contract';
import { isFitsError } from '@hstlc/fits';
import { hashFile } from '../archive/hash-file.js';
import { moveFile } from '../archive/move-file.js';
import { withFitsFiles } from '../archive/open-files.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { noteArrivingRelease } from '../ingest/arriving-release.js';
import { recogniseFile } from '../ingest/inventory.js';

/** A file as it has arrived: what the sender calls it, and where it lies meanwhile. */
interface Arrival {
  readonly originalname: string;
  readonly path: string;
  readonly size: number;
}

/** Takes uploads into the ingest folder: all of a request's files, or none. */
export class UploadsService {
  /**
   * @param ingest the folder in which files appear when they are whole and checked
   * @param fileMode permissions that they have then
   */
  constructor(
    readonly ingest: string,
    private readonly fileMode: number,
  ) {}

  /** @throws ProblemFailure `invalid-request` that lists every file that is not taken, and why */
  async receive(arrivals: readonly Arrival[], fields: unknown): Promise<Upload> {
    try {
      const { release } = fieldsOf(fields);
      await check(arrivals);
      if (release !== undefined) await this.noteRelease(arrivals, new Date(release));
      const files: Upload['files'] = [];
      for (const { originalname, path: place, size } of arrivals) {
        files.push({ filename: originalname, bytes: size, sha256: await hashFile(place) });
        await chmod(place, this.fileMode);
        await moveFile(place, path.join(this.ingest, originalname));
      }
      return { files };
    } finally {
      for (const { path: place } of arrivals) await rm(place, { force: true });
    }
  }

  /** Before the files appear: a run may take them up at once. */
  private async noteRelease(arrivals: readonly Arrival[], publicFrom: Date): Promise<void> {
    for (const { originalname } of arrivals)
      await noteArrivingRelease(this.ingest, recogniseFile(originalname)!.rootname, publicFrom);
  }
}

/** Checked here and not where they arrive, so that the files go away when they are refused. */
function fieldsOf(fields: unknown): UploadFields {
  const parsed = uploadFieldsSchema.safeParse({ ...Object(fields) });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path: at, message }) => ({ path: at.join('.'), message }));
  throw new ProblemFailure(
    'invalid-request',
    `not valid: ${errors.map(({ path: at, message }) => `"${at}" ${message}`).join('; ')}`,
    errors,
  );
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
