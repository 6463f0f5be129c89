import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { hashFile } from '../archive/hash-file.js';
import { moveFile } from '../archive/move-file.js';
import { ProductRow } from '../database/entities/product-row.js';
import { remakeComposites } from '../ingest/composites.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import { ingestExposure } from '../ingest/ingest-exposure.js';
import type { IngestProgress } from '../ingest/ingest-progress.js';
import { recomputeStatistics } from '../lightcurve-statistics/recompute-statistics.js';
import type { Difference } from './difference.js';

/**
 * Mends what can be rebuilt from what is there: products, quicklooks and corrtags are made again; inputs without rows go
 * to the ingest folder for the next run; leavings of a killed run go. An input that is gone or damaged stays a difference.
 * The caller holds the archive's lock.
 */
export async function repair(
  context: IngestContext,
  database: DataSource,
  differences: readonly Difference[],
  progress: IngestProgress,
): Promise<void> {
  const rootnames = new Set<string>();
  for (const { remedy } of differences) {
    if (remedy.kind === 'make-again') rootnames.add(remedy.rootname);
    else if (remedy.kind === 'make-composite' && remedy.stem !== null)
      await database.getRepository(ProductRow).update({ stem: remedy.stem }, { madeWith: null });
    else if (remedy.kind === 'remove') await rm(remedy.file, { force: true });
    else if (remedy.kind === 'take-in') await takeIn(context, remedy.file);
    else if (remedy.kind === 'put-aside') await putAside(remedy.file);
  }
  for (const rootname of [...rootnames].toSorted()) {
    const items = await ingestExposure(context, {
      rootname,
      arrivals: [],
      dryRun: false,
      again: true,
      publicFrom: null,
      onWait: (words) => progress.warn(words),
      onPredicted: () => undefined,
    });
    for (const item of items) progress.item(item);
  }
  await remakeComposites(context, progress, async (composite) => progress.composite(composite));
  await measureAgain(context, database, differences, progress);
}

/** Computes statistics that are missing, and takes away those of products that are no more. */
async function measureAgain(
  context: IngestContext,
  database: DataSource,
  differences: readonly Difference[],
  progress: IngestProgress,
): Promise<void> {
  const filenames = differences.flatMap(({ remedy }) => (remedy.kind === 'measure' ? [remedy.filename] : []));
  const isStray = differences.some(({ remedy }) => remedy.kind === 'forget-statistics');
  if (filenames.length === 0 && !isStray) return;
  await recomputeStatistics(context, database, { filenames }, progress, (each) => {
    if ('error' in each) progress.warn(`${each.filename}: ${each.error}`);
  });
}

/** An input without a row goes where the next run finds it, unless one of its name waits there already. */
async function takeIn({ directories }: IngestContext, file: string): Promise<void> {
  const to = path.join(directories.ingest, path.basename(file));
  if (!existsSync(to)) await moveFile(file, to);
}

/** What nobody knows in `outputs/` is no product, and is not deleted either. */
async function putAside(file: string): Promise<void> {
  const folder = path.join(path.dirname(file), 'superseded');
  await mkdir(folder, { recursive: true });
  await moveFile(file, path.join(folder, `${(await hashFile(file)).slice(0, 12)}_${path.basename(file)}`));
}
