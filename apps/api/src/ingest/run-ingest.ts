import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IngestComposite, IngestItem } from '@hstlc/contract';
import { moveFile } from '../archive/move-file.js';
import { lookAt, type Arrival } from './arrival.js';
import { remakeComposites } from './composites.js';
import { inTurn } from './in-turn.js';
import { releaseOf } from './release-of.js';
import type { IngestContext } from './ingest-context.js';
import { ingestExposure } from './ingest-exposure.js';
import type { IngestProgress } from './ingest-progress.js';
import { PredictedComposites } from './predict-composites.js';
import { groupByExposure, recogniseFile, takeInventory } from './inventory.js';
import { itemOf } from './refuse-files.js';

export interface IngestRequest {
  readonly dryRun: boolean;
  /** files outside the ingest folder that a dry run looks at where they lie */
  readonly elsewhere: readonly string[];
  /** names of the files the run is limited to, with the others of their exposures; refused ones come back first */
  readonly files: readonly string[] | null;
  /** derive the corrtags of all STIS tags in the archive again */
  readonly corrtagExtract: boolean;
  /** when new exposures become public; null: at once */
  readonly publicFrom: Date | null;
  /** asked before each exposure; a yes lets those under way end and starts no more */
  readonly isCancelled: () => Promise<boolean>;
}

/** Told of what has become of the files of each exposure and of each composite, once it is so. */
export interface IngestRecord {
  /** @param publicFrom when the public may read of them; null: at once */
  items(items: readonly IngestItem[], publicFrom: Date | null): Promise<void>;
  composite(composite: IngestComposite): Promise<void>;
}

/** What was done. */
export interface IngestResult {
  readonly items: readonly IngestItem[];
  readonly composites: readonly IngestComposite[];
  readonly isCancelled: boolean;
}

/**
 * One ingest run over the ingest folder: every recognised file becomes part of an exposure, is judged, extracted,
 * indexed and filed; then each composite whose members changed is made anew. May be killed anywhere and run again:
 * a file leaves the ingest folder last, when its product and its rows are there. The caller holds the archive's lock.
 */
export async function runIngest(
  context: IngestContext,
  request: IngestRequest,
  progress: IngestProgress,
  record: IngestRecord,
): Promise<IngestResult> {
  progress.step('taking inventory', 0, 0);
  const items: IngestItem[] = [];
  const report = async (rootname: string | null, found: readonly IngestItem[]) => {
    if (found.length === 0) return;
    items.push(...found);
    await record.items(found, await releaseOf(context, rootname, request.publicFrom));
    for (const item of found) progress.item(item);
  };
  const { arrivals, growing, ignored } = await survey(context, request);
  await report(
    null,
    ignored.map((file) => itemOf(file, null, 'ignored', { reason: notOurs })),
  );
  for (const { file, words } of growing) {
    const { rootname } = recogniseFile(file)!;
    await report(rootname, [itemOf(file, rootname, 'waiting', { reason: words })]);
  }
  const restless = new Set(growing.map(({ file }) => recogniseFile(file)!.rootname));
  const predicted = new PredictedComposites();
  const isCancelled = await ingestAll(context, request, { arrivals, restless, predicted }, progress, report);
  const onMade = async (composite: IngestComposite) => {
    await record.composite(composite);
    progress.composite(composite);
  };
  // what a cancelled run leaves undone is noted in the index
  const composites = request.dryRun
    ? await predicted.list(context)
    : isCancelled
      ? []
      : await remakeComposites(context, progress, onMade);
  return { items: items.toSorted((a, b) => (a.file < b.file ? -1 : 1)), composites, isCancelled };
}

const notOurs =
  'not a file name this archive takes: <rootname>_<x1d|tag|corrtag|corrtag_a|corrtag_b>.fits[.gz]';

interface Found {
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** exposures with a file that is being written */
  readonly restless: ReadonlySet<string>;
  readonly predicted: PredictedComposites;
}

/** Brings in each exposure in its turn; a few more at once than there are threads, so that none waits for a disk. */
async function ingestAll(
  context: IngestContext,
  request: IngestRequest,
  found: Found,
  progress: IngestProgress,
  report: (rootname: string, items: readonly IngestItem[]) => Promise<void>,
): Promise<boolean> {
  const groups = await exposuresOf(context, request, found.arrivals);
  const { predicted } = found;
  let done = 0;
  let isCancelled = false;
  const advance = () => progress.step('extracting lightcurves', done, groups.length);
  advance();
  await inTurn(groups, context.settings.threads + 2, async ({ rootname, arrivals, again }) => {
    isCancelled ||= await request.isCancelled();
    if (isCancelled) return;
    if (found.restless.has(rootname)) {
      const reason = 'another file of this exposure is still being written';
      await report(
        rootname,
        arrivals.map((each) => itemOf(path.basename(each.path), rootname, 'waiting', { reason })),
      );
    } else {
      const onWait = (words: string) => progress.warn(words);
      const { dryRun, publicFrom } = request;
      const onPredicted = (name: string) => predicted.add(name, rootname);
      const asked = { rootname, arrivals, again, dryRun, publicFrom, onWait, onPredicted };
      await report(rootname, await ingestExposure(context, asked));
    }
    done += 1;
    advance();
  });
  return isCancelled;
}

/** What lies in the ingest folder, and what a dry run is shown elsewhere. */
async function survey(context: IngestContext, { files, elsewhere, dryRun }: IngestRequest) {
  const { directories, now } = context;
  if (files !== null && !dryRun) await bringBack(context, files);
  const inventory = await takeInventory(directories.ingest);
  const rootnames = files?.map((file) => recogniseFile(file)?.rootname);
  const wanted = inventory.recognised.filter(({ rootname }) => rootnames?.includes(rootname) ?? true);
  const places = [
    ...wanted.map(({ filename }) => path.join(directories.ingest, filename)),
    ...elsewhere.filter((file) => recogniseFile(path.basename(file)) !== undefined),
  ];
  const { atRest, growing } = await lookAt(places, now);
  const arrivals = new Map(atRest.map((arrival) => [path.basename(arrival.path), arrival]));
  return { arrivals, growing, ignored: files === null ? inventory.ignored : [] };
}

/** Moves refused files back to where they can be judged again; their rows go when they are taken. */
async function bringBack({ directories }: IngestContext, files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (recogniseFile(file) === undefined) continue;
    const from = path.join(directories.badData, file);
    const to = path.join(directories.ingest, file);
    if (existsSync(from) && !existsSync(to)) await moveFile(from, to);
  }
}

interface Exposure {
  readonly rootname: string;
  readonly arrivals: readonly Arrival[];
  readonly again: boolean;
}

/** Files by the exposures they belong to, in order of rootname; with them the STIS exposures to be derived again. */
async function exposuresOf(
  { store }: IngestContext,
  { corrtagExtract }: IngestRequest,
  arrivals: ReadonlyMap<string, Arrival>,
): Promise<readonly Exposure[]> {
  const groups = groupByExposure([...arrivals.keys()].map((filename) => recogniseFile(filename)!));
  const exposures = new Map<string, Exposure>();
  for (const [rootname, files] of groups) {
    const found = files.map(({ filename }) => arrivals.get(filename)!);
    exposures.set(rootname, { rootname, arrivals: found, again: false });
  }
  for (const rootname of corrtagExtract ? await store.recordedTags() : [])
    exposures.set(rootname, { rootname, arrivals: exposures.get(rootname)?.arrivals ?? [], again: true });
  return [...exposures.values()].toSorted((a, b) => (a.rootname < b.rootname ? -1 : 1));
}
