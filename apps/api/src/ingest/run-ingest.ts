import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { IngestComposite, IngestItem } from '@hstlc/contract';
import { withArchiveLock } from '../archive/archive-lock.js';
import { remakeComposites } from './composites.js';
import { ingestExposure } from './ingest-exposure.js';
import type { IngestContext } from './ingest-context.js';
import type { IngestProgress, IngestReport } from './ingest-progress.js';
import { groupByExposure, recogniseFile, takeInventory } from './inventory.js';

export interface IngestRequest {
  readonly runId: number | null;
  readonly dryRun: boolean;
  /** files outside the ingest folder that a dry run looks at where they lie */
  readonly elsewhere?: readonly string[];
  /** called when the run's turn has come */
  readonly begin?: () => Promise<void>;
}

/**
 * One ingest run over the ingest folder: every recognised file becomes part of an exposure, is judged, extracted,
 * indexed and filed; then each composite whose members changed is made anew. May be killed anywhere and run again:
 * a file leaves the ingest folder last, when its product and its rows are there.
 */
export async function runIngest(
  context: IngestContext,
  request: IngestRequest,
  progress: IngestProgress,
): Promise<IngestReport> {
  return withArchiveLock(
    context.directories.home,
    () => runAlone(context, request, progress),
    () => progress.warn('another ingest run is under way in this archive: waiting for its end'),
  );
}

async function runAlone(
  context: IngestContext,
  request: IngestRequest,
  progress: IngestProgress,
): Promise<IngestReport> {
  const { store, directories } = context;
  const { runId, dryRun } = request;
  await request.begin?.();
  progress.step('taking inventory', 0, 0);
  const inventory = await takeInventory(directories.ingest);
  const outside = request.elsewhere ?? [];
  const arrivals = await locate([
    ...inventory.recognised.map(({ filename }) => path.join(directories.ingest, filename)),
    ...outside.filter((file) => recogniseFile(path.basename(file)) !== undefined),
  ]);
  const groups = groupByExposure(
    [...arrivals.keys()].map((filename) => recogniseFile(filename)).filter((file) => file !== undefined),
  );
  const items: IngestItem[] = [];
  const report = async (item: IngestItem) => {
    items.push(item);
    if (runId !== null) await store.addItem(runId, item);
    progress.item(item);
  };
  for (const file of inventory.ignored) await report(ignoredItem(file));
  let done = 0;
  const advance = () => progress.step('extracting lightcurves', done, groups.size);
  advance();
  await Promise.all(
    [...groups].map(async ([rootname, files]) => {
      const found = files.map(({ filename }) => arrivals.get(filename)!);
      for (const item of await ingestExposure(context, { rootname, arrivals: found, dryRun }))
        await report(item);
      done += 1;
      advance();
    }),
  );
  const composites = dryRun ? [] : await recordComposites(context, runId, progress);
  return { runId, dryRun, items: items.toSorted((a, b) => (a.file < b.file ? -1 : 1)), composites };
}

async function recordComposites(
  context: IngestContext,
  runId: number | null,
  progress: IngestProgress,
): Promise<readonly IngestComposite[]> {
  return remakeComposites(context, progress, async (composite) => {
    if (runId !== null) await context.store.addComposite(runId, composite);
    progress.composite(composite);
  });
}

async function locate(
  files: readonly string[],
): Promise<ReadonlyMap<string, { path: string; bytes: number }>> {
  const located = new Map<string, { path: string; bytes: number }>();
  for (const file of files) located.set(path.basename(file), { path: file, bytes: (await stat(file)).size });
  return located;
}

function ignoredItem(file: string): IngestItem {
  const reason =
    'not a file name this archive takes: <rootname>_<x1d|tag|corrtag|corrtag_a|corrtag_b>.fits[.gz]';
  return { file, rootname: null, state: 'ignored', reason, checks: [], caveats: [], products: [] };
}
