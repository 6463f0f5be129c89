import { existsSync } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../archive/hash-file.js';
import { moveFile } from '../archive/move-file.js';
import { flushDirectory } from '../archive/write-atomically.js';
import type { WrittenProduct } from './exposure-task.js';
import type { IngestContext } from './ingest-context.js';
import type { HashedInput } from './join-files.js';
import type { StoredFile, SupersededFile } from './stored-exposure.js';

/** Where superseded bytes are kept: below the folder they lay in, named by the first digits of their checksum. */
export function keptPlace({ path: place, filename, sha256 }: Omit<StoredFile, 'bytes'>): string {
  return path.join(path.dirname(place), 'superseded', `${sha256.slice(0, 12)}_${filename}`);
}

/** Moves inputs that arrivals replace out of their way. Killed after a move, the next run finds it done. */
export async function keepInputs(
  context: IngestContext,
  recorded: readonly StoredFile[],
  arrived: readonly HashedInput[],
): Promise<readonly SupersededFile[]> {
  const kept: SupersededFile[] = [];
  for (const file of recorded) {
    const replacement = arrived.find(({ filename }) => filename === file.filename);
    if (replacement === undefined || replacement.sha256 === file.sha256) continue;
    const to = keptPlace(file);
    await context.permissions.directory(path.dirname(to));
    if (existsSync(file.path) && !existsSync(to)) await moveFile(file.path, to);
    kept.push({ ...file, path: to, isProduct: false });
  }
  return kept;
}

/**
 * Gives a product that is about to be replaced a second name, which stays when the first one comes to mean the new
 * bytes. One that is there already was given before the run that was killed wrote anything.
 */
export async function holdProduct(context: IngestContext, product: StoredFile | undefined): Promise<void> {
  if (product === undefined) return;
  const to = keptPlace(product);
  if (existsSync(to) || !existsSync(product.path)) return;
  // damaged bytes are nothing to keep
  if ((await hashFile(product.path)) !== product.sha256) return;
  await context.permissions.directory(path.dirname(to));
  await link(product.path, to);
  await flushDirectory(path.dirname(to));
}

/** Keeps the old product when the new one has other bytes, else lets go of its second name. */
export async function keepProduct(
  before: StoredFile | undefined,
  after: WrittenProduct,
): Promise<readonly SupersededFile[]> {
  if (before === undefined) return [];
  const kept = keptPlace(before);
  const now = path.join(after.directory, after.filename);
  if (before.sha256 === after.sha256 && before.path === now) {
    await rm(kept, { force: true });
    return [];
  }
  // a target that has got another name has another folder now
  if (before.path !== now)
    for (const file of [before.path, before.path.replace(/\.fits$/, '.png')]) await rm(file, { force: true });
  return existsSync(kept) ? [{ ...before, path: kept, isProduct: true }] : [];
}
