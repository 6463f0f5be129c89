import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DownloadFile, DownloadItem } from '@hstlc/contract';
import { hashFile } from '../archive/hash-file.js';
import type { PermissionKeeper } from '../archive/permissions.js';
import { fetchFile } from '../remote/fetch-file.js';
import { PartialFile } from '../remote/partial-file.js';
import type { Patience } from '../remote/patience.js';
import { isRemoteFailure } from '../remote/remote-failure.js';
import { beginsLikeFits, verifyFits } from '../remote/verify-fits.js';
import { deliver, removeIfEmpty } from './deliver.js';
import type { MastClient } from './mast-client.js';
import type { OfferedExposure, OfferedFile } from './offered-exposures.js';

export interface FetchContext {
  readonly mast: MastClient;
  readonly patience: Patience;
  readonly permissions: PermissionKeeper;
  /** Where files wait until their exposure is whole. */
  readonly download: string;
  readonly ingest: string;
  readonly onBytes: (bytes: number) => void;
  /** Told of each file before it reaches the ingest folder. */
  readonly onArrived: (file: ArrivedFile) => Promise<void>;
}

export interface ArrivedFile {
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
  /** As MAST listed it. */
  readonly version: string | null;
}

/** How often a file that does not pass the check is fetched. */
const wholeAttempts = 3;

/**
 * Fetches what is lacking of an exposure, and puts it into the ingest folder when all of it is there and verified:
 * an ingest run never sees half of a pair. What has arrived of an exposure that is not whole is kept for the next run.
 * A file that is listed but that MAST does not have does not hold up the others.
 */
export async function fetchExposure(exposure: OfferedExposure, context: FetchContext): Promise<DownloadItem> {
  const folder = await context.permissions.directory(path.join(context.download, exposure.rootname));
  const files: DownloadFile[] = [];
  for (const file of exposure.files) files.push(await fetchOne(file, exposure, folder, context));
  const { rootname, target, proposal } = exposure;
  const about = { rootname, target, proposal };
  const hasPhotons = exposure.files.some(
    ({ kind }, index) => kind !== 'x1d' && files[index]?.state === 'arrived',
  );
  const isMissingAll = !hasPhotons && files.some(({ state }) => state === 'missing');
  if (isMissingAll || files.some(({ state }) => state === 'failed')) {
    await removeIfEmpty(folder);
    return { ...about, state: 'failed', files: files.map(kept) };
  }
  const delivered: DownloadFile[] = [];
  for (const file of files) {
    const isThere = file.state !== 'arrived' || (await handOver(file, folder, context));
    const reason = 'a file of this name lies in the ingest folder: it waits until that one is ingested';
    delivered.push(isThere ? file : { ...file, state: 'kept', reason });
  }
  await removeIfEmpty(folder);
  const state = delivered.some((file) => file.state === 'kept') ? 'waiting' : 'arrived';
  return { ...about, state, files: delivered };
}

async function handOver(
  { filename }: DownloadFile,
  folder: string,
  { ingest }: FetchContext,
): Promise<boolean> {
  const partial = new PartialFile(path.join(folder, filename));
  if (!(await deliver(partial.path, path.join(ingest, filename)))) return false;
  await partial.discard();
  return true;
}

function kept(file: DownloadFile): DownloadFile {
  if (file.state !== 'arrived') return file;
  return { ...file, state: 'kept', reason: 'waits in the download folder for the rest of its exposure' };
}

async function fetchOne(
  file: OfferedFile,
  exposure: OfferedExposure,
  folder: string,
  context: FetchContext,
): Promise<DownloadFile> {
  const { filename, bytes, version } = file;
  const about = { filename, bytes, version, sha256: null };
  try {
    const arrived = await fetchVerified(file, exposure, folder, context);
    if (arrived.kind === 'broken') return { ...about, state: 'failed', reason: arrived.reason };
    await context.onArrived(arrived.file);
    return {
      ...about,
      bytes: arrived.file.bytes,
      sha256: arrived.file.sha256,
      state: 'arrived',
      reason: null,
    };
  } catch (error) {
    if (!isRemoteFailure(error) || error.code === 'cancelled') throw error;
    const state = error.code === 'missing' ? 'missing' : 'failed';
    return { ...about, state, reason: error.message };
  }
}

type Verified =
  | { readonly kind: 'whole'; readonly file: ArrivedFile }
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * Fetches a file until it passes the check; one that is here already is asked for too, so that the service can say
 * whether it is still the same. A list that was made before the file changed is asked for again.
 */
async function fetchVerified(
  file: OfferedFile,
  { obsid }: OfferedExposure,
  folder: string,
  context: FetchContext,
): Promise<Verified> {
  const { filename, uri, version } = file;
  const goal = path.join(folder, filename);
  const partial = new PartialFile(goal);
  const request = { url: context.mast.fileUrl(uri), goal, isPlausible: beginsLikeFits };
  let listed = file.bytes;
  let reason = '';
  for (let attempt = 0; attempt < wholeAttempts; attempt++) {
    if (attempt > 0) listed = await sizeListedNow(file, obsid, context);
    await fetchFile(request, context.patience, context.onBytes);
    const wrong = await check(partial.path, listed);
    if (wrong === undefined) {
      await context.permissions.file(partial.path);
      const { size: bytes } = await stat(partial.path);
      return { kind: 'whole', file: { filename, version, bytes, sha256: await hashFile(partial.path) } };
    }
    reason = `${filename}: ${wrong}`;
    await partial.discard();
  }
  return { kind: 'broken', reason };
}

/** What is wrong with a file; undefined when it is as listed, and whole as its own headers have it. */
async function check(file: string, listed: number | null): Promise<string | undefined> {
  const { size: bytes } = await stat(file);
  if (listed !== null && bytes !== listed) return `expected ${listed} bytes as listed, found ${bytes}`;
  const verdict = await verifyFits(file);
  return verdict.kind === 'broken' ? verdict.reason : undefined;
}

async function sizeListedNow(
  file: OfferedFile,
  obsid: number,
  { mast }: FetchContext,
): Promise<number | null> {
  const products = await mast.products([obsid]);
  const size = products.find(({ productFilename }) => productFilename === file.filename)?.size;
  return size === undefined || size === null || size === 0 ? file.bytes : size;
}
