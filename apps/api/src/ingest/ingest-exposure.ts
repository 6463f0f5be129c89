import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IngestItem } from '@hstlc/contract';
import { moveFile } from '../archive/move-file.js';
import { chooseEvents } from './choose-events.js';
import type { Extraction, Refusal } from './exposure-task.js';
import { inputsHash, joinFiles, type HashedInput } from './join-files.js';
import { roleOf } from './inventory.js';
import type { IngestContext } from './ingest-context.js';

interface Arrivals {
  readonly rootname: string;
  readonly arrivals: readonly { readonly path: string; readonly bytes: number }[];
  readonly dryRun: boolean;
}

/**
 * Brings one exposure's arrived files into the archive. The order is the state machine: product on disk, then rows in
 * one transaction, then the inputs move out of the ingest folder. Killed between two of these, the next run finds
 * the inputs still there and ends in the same state.
 *
 * @returns one item per arrived file, saying what became of it
 */
export async function ingestExposure(
  context: IngestContext,
  request: Arrivals,
): Promise<readonly IngestItem[]> {
  const arrivedNames = request.arrivals.map(({ path: file }) => path.basename(file));
  try {
    return await bringIn(context, request);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return arrivedNames.map((file) => item(file, request.rootname, 'failed', { reason }));
  }
}

async function bringIn(context: IngestContext, request: Arrivals): Promise<readonly IngestItem[]> {
  const { store, directories, pool, settings } = context;
  const { rootname, dryRun } = request;
  const known = await store.findExposure(rootname);
  const files = await joinFiles(request.arrivals, known?.files ?? []);
  const arrived = files.filter((file) => file.arrived);
  const say = (state: IngestItem['state'], facts: Partial<IngestItem> = {}) =>
    arrived.map(({ filename }) => item(filename, rootname, state, facts));

  if (known !== undefined && known.inputSha256 === inputsHash(files)) {
    if (!dryRun) await fileAway(context, known.folder, arrived);
    return say('unchanged', { reason: 'the archive holds these bytes already' });
  }
  if (chooseEvents(files).events.length === 0)
    return say('waiting', { reason: 'no photon list (tag or corrtag) of this exposure has come yet' });

  const task = {
    rootname,
    inputs: files,
    outputs: directories.outputs,
    filesystem: directories.filesystem,
    settings,
  };
  const result = dryRun ? await pool.judgeExposure(task) : await pool.processExposure(task);
  if (result.kind === 'refused') return refuse(context, request, arrived, result);
  const state = known === undefined ? 'ingested' : 'superseded';
  const checks = [...result.checks];
  if (result.kind === 'accepted') return say(state, { checks, products: [result.productFilename] });
  await protect(context, result);
  if (known !== undefined) await keepSuperseded(context, known.files, arrived);
  await store.saveExposure({
    rootname,
    files: files.map(placedIn(context, result.folder)),
    extraction: result,
    publicFrom: null,
  });
  await fileAway(context, result.folder, arrived);
  return say(state, { checks, caveats: [...result.product.caveats], products: [result.productFilename] });
}

/** Sets group and modes of what was written for an exposure. */
async function protect(context: IngestContext, result: Extraction): Promise<void> {
  const { product, folder, calibratedFilename } = result;
  const { permissions, directories } = context;
  await permissions.directory(path.join(directories.filesystem, folder));
  await permissions.give(product.directory);
  await permissions.file(path.join(product.directory, product.filename));
  await permissions.file(path.join(product.directory, product.previewFilename));
  if (calibratedFilename !== null)
    await permissions.file(path.join(directories.filesystem, folder, calibratedFilename));
}

/** Refuses the files a verdict names, and goes on with the others: a spectrum waits, photons do without one. */
async function refuse(
  context: IngestContext,
  request: Arrivals,
  arrived: readonly HashedInput[],
  { reason, filenames, checks }: Refusal,
): Promise<readonly IngestItem[]> {
  const { rootname, dryRun } = request;
  const refused = arrived.filter(({ filename }) => filenames.includes(filename));
  for (const file of dryRun ? [] : refused) {
    await context.store.saveRefusal(file.filename, reason);
    const directory = await context.permissions.directory(context.directories.badData);
    await moveFile(file.path, path.join(directory, file.filename));
    await context.permissions.file(path.join(directory, file.filename));
  }
  const items = refused.map(({ filename }) =>
    item(filename, rootname, 'refused', { reason, checks: [...checks] }),
  );
  const rest = request.arrivals.filter(({ path: file }) => !filenames.includes(path.basename(file)));
  if (refused.length === 0) {
    const inArchive = `the archive's ${filenames.join(', ')} cannot be used: ${reason}`;
    return rest.map(({ path: file }) => item(path.basename(file), rootname, 'failed', { reason: inArchive }));
  }
  if (rest.length === 0) return items;
  return [...items, ...(await bringIn(context, { ...request, arrivals: rest }))];
}

/** Moves arrived inputs to where the archive keeps them. */
async function fileAway(
  context: IngestContext,
  folder: string,
  arrived: readonly HashedInput[],
): Promise<void> {
  const directory = await context.permissions.directory(path.join(context.directories.filesystem, folder));
  for (const { path: from, filename } of arrived) {
    const to = path.join(directory, filename);
    await moveFile(from, to);
    await context.permissions.file(to);
  }
}

/** Keeps the bytes an arrival replaces: below `superseded/`, named by the first digits of their checksum. */
async function keepSuperseded(
  context: IngestContext,
  recorded: readonly { readonly filename: string; readonly path: string; readonly sha256: string }[],
  arrived: readonly HashedInput[],
): Promise<void> {
  for (const { filename, path: from, sha256 } of recorded) {
    const replacement = arrived.find((file) => file.filename === filename);
    if (replacement === undefined || replacement.sha256 === sha256) continue;
    const directory = await context.permissions.directory(path.join(path.dirname(from), 'superseded'));
    const to = path.join(directory, `${sha256.slice(0, 12)}_${filename}`);
    // a run that was killed after this move left the old file where it belongs
    if (existsSync(from)) await moveFile(from, to);
  }
}

function placedIn(context: IngestContext, folder: string) {
  const directory = path.join(context.directories.filesystem, folder);
  return ({ filename, kind, bytes, sha256, arrived, path: place }: HashedInput) => ({
    filename,
    role: roleOf(kind),
    bytes,
    sha256,
    directory: arrived ? directory : path.dirname(place),
  });
}

function item(
  file: string,
  rootname: string | null,
  state: IngestItem['state'],
  facts: Partial<IngestItem>,
): IngestItem {
  return { file, rootname, state, reason: null, checks: [], caveats: [], products: [], ...facts };
}
