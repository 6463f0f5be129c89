import { rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PermissionKeeper } from '../archive/permissions.js';
import { flushDirectory } from '../archive/write-atomically.js';
import type { ReferenceDirectories } from '../config/directories.js';
import { fetchFile } from '../remote/fetch-file.js';
import { PartialFile } from '../remote/partial-file.js';
import type { Patience } from '../remote/patience.js';
import { isRemoteFailure } from '../remote/remote-failure.js';
import { beginsLikeFits, verifyFits } from '../remote/verify-fits.js';
import type { NamedReference } from './named-references.js';

export type ReferenceState = 'present' | 'missing' | 'broken' | 'fetched' | 'failed';

/** What is known of a reference file on this machine. */
export interface ReferenceRecord extends NamedReference {
  readonly path: string;
  readonly state: ReferenceState;
  readonly bytes: number | null;
  /** Why it is broken, or could not be fetched. */
  readonly reason: string | null;
}

export interface SyncContext {
  /** Base address of CRDS. */
  readonly service: string;
  readonly patience: Patience;
  readonly permissions: PermissionKeeper;
}

/** How often a file that does not pass the check is fetched. */
const wholeAttempts = 2;

/** Looks whether a reference file is there, and whole as its own headers have it. */
export async function lookAtReference(
  reference: NamedReference,
  directories: ReferenceDirectories,
): Promise<ReferenceRecord> {
  const file = path.join(directories[reference.folder], reference.filename);
  const about = { ...reference, path: file };
  const bytes = await sizeOf(file);
  if (bytes === null) return { ...about, state: 'missing', bytes, reason: null };
  const verdict = await verifyFits(file);
  if (verdict.kind === 'broken') return { ...about, state: 'broken', bytes, reason: verdict.reason };
  return { ...about, state: 'present', bytes, reason: null };
}

/**
 * Fetches a reference file from CRDS: beside its place, verified, renamed. A broken one is replaced once a whole one
 * has come. One that is present stays as it is: CRDS never changes a file under its name.
 */
export async function fetchReference(
  record: ReferenceRecord,
  { service, patience, permissions }: SyncContext,
): Promise<ReferenceRecord> {
  if (record.state === 'present') return record;
  const folder = await permissions.directory(path.dirname(record.path));
  const partial = new PartialFile(record.path);
  const url = `${service}/unchecked_get/references/hst/${record.filename}`;
  let reason = '';
  for (let attempt = 0; attempt < wholeAttempts; attempt++) {
    try {
      await fetchFile({ url, goal: record.path, isPlausible: beginsLikeFits }, patience);
    } catch (error) {
      if (!isRemoteFailure(error) || error.code === 'cancelled') throw error;
      return { ...record, state: 'failed', reason: error.message };
    }
    const verdict = await verifyFits(partial.path);
    if (verdict.kind === 'whole') {
      await permissions.file(partial.path);
      await rename(partial.path, record.path);
      await flushDirectory(folder);
      await partial.discard();
      return { ...record, state: 'fetched', bytes: await sizeOf(record.path), reason: null };
    }
    reason = verdict.reason;
    await partial.discard();
  }
  return { ...record, state: 'failed', reason };
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
