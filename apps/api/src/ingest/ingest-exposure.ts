import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { IngestItem } from '@hstlc/contract';
import { moveFiles } from '../archive/move-file.js';
import { waitForSpace } from '../archive/free-space.js';
import type { WorkerPool } from '../jobs/worker-pool.js';
import type { Arrival } from './arrival.js';
import { chooseEvents } from './choose-events.js';
import type { ExposureTask, Extraction, InputFile, Refusal } from './exposure-task.js';
import type { IngestContext } from './ingest-context.js';
import { roleOf } from './inventory.js';
import { hashInputs, inputsHash, joinFiles, type HashedInput, type JoinedInput } from './join-files.js';
import { holdProduct, keepInputs, keepProduct } from './keep-superseded.js';
import { publishProduct } from './store-product.js';
import { visibleToAll } from './replace-product.js';
import { itemOf, refuseFiles } from './refuse-files.js';
import { releaseOf } from './release-of.js';
import { arrivingRelease, forgetArrivingRelease } from './arriving-release.js';
import { writeVisibility } from './visibility-file.js';
import type { StoredExposure, StoredFile, Visibility } from './stored-exposure.js';

/** What is asked for one exposure. */
export interface ExposureRequest {
  readonly rootname: string;
  readonly arrivals: readonly Arrival[];
  readonly dryRun: boolean;
  /** make the product (and a STIS corrtag) again from what the archive holds, though nothing has arrived */
  readonly again: boolean;
  /** when a new exposure becomes public; null: at once */
  readonly publicFrom: Date | null;
  readonly onWait: (words: string) => void;
  /** told by a dry run of the composite the exposure would be in */
  readonly onPredicted: (compositeFilename: string) => void;
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
  request: ExposureRequest,
): Promise<readonly IngestItem[]> {
  const begin = performance.now();
  const items = await orFailed(request, () => bringIn(context, request));
  const seconds = (performance.now() - begin) / 1000;
  return items.map((item) => ({ ...item, seconds }));
}

/**
 * Writes the rows of an exposure whose files lie where they belong, making its product again there. What the product
 * was before is told by the file itself.
 */
export async function indexInPlace(
  context: IngestContext,
  rootname: string,
  inputs: readonly InputFile[],
  visibility: Visibility,
): Promise<IngestItem> {
  const names = inputs.map(({ filename }) => filename).join(', ');
  try {
    const { directories, settings, store, pool } = context;
    const { outputs, filesystem } = directories;
    const task = { rootname, inputs, outputs, filesystem, settings };
    const verdict = await pool.judgeExposure(task);
    if (verdict.kind === 'refused')
      return itemOf(names, rootname, 'refused', { reason: verdict.reason, checks: [...verdict.checks] });
    const place = path.join(outputs, verdict.folder, verdict.productFilename);
    const product = existsSync(place)
      ? await identify(pool, { path: place, filename: verdict.productFilename })
      : undefined;
    const result = await makeProduct(context, task, product);
    if (result.kind === 'refused') return itemOf(names, rootname, 'refused', { reason: result.reason });
    const superseded = await keepProduct(product, result.product);
    const files = await Promise.all(
      inputs.map(async (file) => {
        const { size } = await stat(file.path);
        return { ...file, sha256: result.hashes[file.filename]!, bytes: size, arrived: false };
      }),
    );
    await store.saveExposure({
      rootname,
      files: files.map(placedIn(context, result.folder)),
      extraction: result,
      ...visibility,
      superseded,
    });
    return itemOf(names, rootname, 'ingested', { products: [result.productFilename] });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return itemOf(names, rootname, 'failed', { reason });
  }
}

async function identify(
  pool: WorkerPool,
  { path: place, filename }: Pick<InputFile, 'path' | 'filename'>,
): Promise<StoredFile> {
  return { path: place, filename, sha256: await pool.hashFile(place), bytes: (await stat(place)).size };
}

async function orFailed(
  { rootname, arrivals }: ExposureRequest,
  work: () => Promise<readonly IngestItem[]>,
): Promise<readonly IngestItem[]> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const names = arrivals.map(({ path: file }) => path.basename(file));
    return (names.length > 0 ? names : [rootname]).map((file) =>
      itemOf(file, rootname, 'failed', { reason }),
    );
  }
}

async function bringIn(context: IngestContext, request: ExposureRequest): Promise<readonly IngestItem[]> {
  const { store, directories, pool, settings } = context;
  const { rootname, dryRun, again } = request;
  if (!dryRun)
    await waitForSpace([directories.outputs, directories.filesystem], context.space, request.onWait);
  const known = await store.findExposure(rootname);
  const files = joinFiles(request.arrivals, known?.files ?? []);
  const arrived = files.filter((file) => file.arrived);
  const told = arrived.length > 0 ? arrived : chooseEvents(files).events;
  const say = (state: IngestItem['state'], facts: Partial<IngestItem> = {}) =>
    told.map(({ filename }) => itemOf(filename, rootname, state, facts));

  // those of an exposure that is new are hashed as its photons are read
  const hashed = known && (await hashInputs(files, (file) => pool.hashFile(file)));
  if (known && hashed && !again && known.inputSha256 === inputsHash(hashed)) {
    if (!dryRun) await fileAway(context, known.folder, arrived);
    return say('unchanged', { reason: 'the archive holds these bytes already' });
  }
  if (chooseEvents(files).events.length === 0) return withoutPhotons(context, request, arrived);

  const task = {
    rootname,
    inputs: hashed ?? files,
    outputs: directories.outputs,
    filesystem: directories.filesystem,
    settings,
  };
  const result = dryRun ? await pool.judgeExposure(task) : await makeProduct(context, task, known?.product);
  if (result.kind === 'refused') return refuse(context, request, arrived, result);
  const checks = [...result.checks];
  if (result.kind === 'accepted') {
    if (result.compositeFilename !== null) request.onPredicted(result.compositeFilename);
    const products = [result.productFilename];
    return say(known === undefined ? 'ingested' : 'superseded', { checks, products });
  }
  const state = await index(context, request, { known, files, result });
  return say(state, { checks, caveats: [...result.product.caveats], products: [result.productFilename] });
}

/** Makes product, quicklook and corrtag; what stood there before keeps a second name until it is known to be the same. */
async function makeProduct(
  context: IngestContext,
  task: ExposureTask,
  before: StoredFile | undefined,
): Promise<Extraction | Refusal> {
  await holdProduct(context, before);
  const result = await context.pool.processExposure(task);
  if (result.kind === 'extracted') await show(context, result);
  return result;
}

/** Writes the rows of an extraction, then files its inputs away. */
async function index(
  context: IngestContext,
  { rootname, publicFrom }: ExposureRequest,
  made: { known: StoredExposure | undefined; files: readonly JoinedInput[]; result: Extraction },
): Promise<IngestItem['state']> {
  const { known, result } = made;
  const files = made.files.map((file) => ({ ...file, sha256: result.hashes[file.filename]! }));
  const arrived = files.filter((file) => file.arrived);
  const superseded = [
    ...(await keepInputs(context, known?.files ?? [], arrived)),
    ...(await keepProduct(known?.product, result.product)),
  ];
  const { ingest } = context.directories;
  const visibility = (known && (await context.store.visibilityOf(rootname))) ?? {
    ...visibleToAll,
    publicFrom: (await arrivingRelease(ingest, rootname)) ?? publicFrom,
  };
  const directory = path.join(context.directories.filesystem, result.folder);
  await writeVisibility(directory, rootname, visibility);
  const { identity } = result;
  const targetName = context.targetOf(identity.targetName);
  await context.store.saveExposure({
    rootname,
    files: files.map(placedIn(context, result.folder)),
    // the index goes by what was decided about names; files and folders by what their headers say
    extraction: { ...result, identity: { ...identity, targetName } },
    ...visibility,
    superseded,
  });
  context.extracted.add(inputsHash(files), result.coverage, result);
  await forgetArrivingRelease(ingest, rootname);
  await fileAway(context, result.folder, arrived);
  if (known === undefined) return 'ingested';
  return arrived.length > 0 || superseded.length > 0 ? 'superseded' : 'unchanged';
}

/** Shows what was written for an exposure, with group and modes. */
async function show(context: IngestContext, result: Extraction): Promise<void> {
  const { product, folder, calibratedFilename } = result;
  const { permissions, directories } = context;
  await publishProduct(product, permissions);
  await permissions.directory(path.join(directories.filesystem, folder));
  if (calibratedFilename !== null)
    await permissions.file(path.join(directories.filesystem, folder, calibratedFilename));
}

/** A spectrum without photons waits for them; where they were refused, it goes where they are. */
async function withoutPhotons(
  context: IngestContext,
  { rootname, dryRun, publicFrom }: ExposureRequest,
  arrived: readonly JoinedInput[],
): Promise<readonly IngestItem[]> {
  const reason = await context.store.refusalOfPhotons(rootname);
  if (reason === undefined) {
    const words = 'no photon list (tag or corrtag) of this exposure has come yet';
    return arrived.map(({ filename }) => itemOf(filename, rootname, 'waiting', { reason: words }));
  }
  if (!dryRun) await refuseFiles(context, arrived, reason, await releaseOf(context, rootname, publicFrom));
  return arrived.map(({ filename }) => itemOf(filename, rootname, 'refused', { reason }));
}

/** Refuses the files a verdict names, and goes on with the others: photons do without a spectrum, one segment without the other. */
async function refuse(
  context: IngestContext,
  request: ExposureRequest,
  arrived: readonly JoinedInput[],
  { reason, filenames, checks, isCut }: Refusal,
): Promise<readonly IngestItem[]> {
  const { rootname, dryRun, arrivals } = request;
  const isRefused = ({ path: file }: Arrival) => filenames.includes(path.basename(file));
  const value = checks.find(({ name }) => name === reason)?.value ?? reason;
  const latest = Math.max(...arrivals.filter(isRefused).map((each) => each.changedMilliseconds));
  if (isCut && context.now().getTime() - latest < context.unfinishedMilliseconds) {
    const words = `${filenames.join(', ')} seems to be on its way still: ${value}`;
    return arrived.map(({ filename }) => itemOf(filename, rootname, 'waiting', { reason: words }));
  }
  const refused = arrived.filter(({ filename }) => filenames.includes(filename));
  if (!dryRun)
    await refuseFiles(context, refused, reason, await releaseOf(context, rootname, request.publicFrom));
  const items = refused.map(({ filename }) =>
    itemOf(filename, rootname, 'refused', { reason, checks: [...checks] }),
  );
  const rest = arrivals.filter((each) => !isRefused(each));
  if (refused.length === 0) {
    const inArchive = `the archive's ${filenames.join(', ')} cannot be used: ${reason}: ${value}`;
    const names = rest.length > 0 ? rest.map(({ path: file }) => path.basename(file)) : filenames;
    return names.map((file) => itemOf(file, rootname, 'failed', { reason: inArchive }));
  }
  if (rest.length === 0) return items;
  return [...items, ...(await bringIn(context, { ...request, arrivals: rest }))];
}

/** Moves arrived inputs to where the archive keeps them. */
async function fileAway(
  context: IngestContext,
  folder: string,
  arrived: readonly JoinedInput[],
): Promise<void> {
  const directory = await context.permissions.directory(path.join(context.directories.filesystem, folder));
  const moves = arrived.map(({ path: from, filename }) => ({ from, to: path.join(directory, filename) }));
  await moveFiles(moves);
  for (const { to } of moves) await context.permissions.file(to);
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
