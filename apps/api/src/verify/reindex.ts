import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { hashFile } from '../archive/hash-file.js';
import { archiveFolder } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { inTransaction } from '../database/in-transaction.js';
import { releaseOf } from '../ingest/release-of.js';
import { remakeComposites } from '../ingest/composites.js';
import type { InputFile } from '../ingest/exposure-task.js';
import { inTurn } from '../ingest/in-turn.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import { indexInPlace } from '../ingest/ingest-exposure.js';
import type { IngestProgress } from '../ingest/ingest-progress.js';
import { groupByExposure, recogniseFile } from '../ingest/inventory.js';
import { readVisibility } from '../ingest/visibility-file.js';
import { filesBelow, type FoundFile } from './archive-files.js';

/**
 * Rebuilds the index from the files alone. Each exposure's product is made again where it lies, which gives the same
 * bytes with the same code; with another code the old bytes are kept as superseded. Runs and tokens stay as they are.
 * Killed anywhere, it is begun again. The caller holds the archive's lock.
 *
 * @returns rootnames that could not be indexed
 */
export async function reindex(
  context: IngestContext,
  database: DataSource,
  progress: IngestProgress,
): Promise<readonly string[]> {
  await emptyIndex(database);
  await indexSuperseded(context, database);
  await indexRefused(context, progress);
  const failed = await indexExposures(context, progress);
  await context.composites.markAllStale();
  await remakeComposites(context, progress, async (composite) => progress.composite(composite));
  await markWithdrawnComposites(context, database);
  return failed;
}

/** Takes away every row that the files can give again; what hangs on one goes with it. */
export async function emptyIndex(database: DataSource): Promise<void> {
  await inTransaction(database, async (manager) => {
    for (const entity of [
      StatsRow,
      BadDataRow,
      SupersededFileRow,
      StaleCompositeRow,
      ProductRow,
      OutputsRow,
      MetadataRow,
    ])
      await manager.createQueryBuilder().delete().from(entity).execute();
  });
}

async function indexExposures(context: IngestContext, progress: IngestProgress): Promise<readonly string[]> {
  const { directories, settings } = context;
  const places = new Map<string, FoundFile>();
  for (const found of await filesBelow(directories, directories.filesystem)) {
    const name = path.basename(found.file);
    if (!isBelowSuperseded(found) && recogniseFile(name) !== undefined) places.set(name, found);
  }
  const groups = groupByExposure([...places.keys()].map((name) => recogniseFile(name)!));
  const failed: string[] = [];
  let done = 0;
  await inTurn(groups, settings.threads + 1, async ([rootname, files]) => {
    const hasTag = files.some(({ kind }) => kind === 'tag');
    const inputs: InputFile[] = files
      // the corrtag beside a tag was made from it
      .filter(({ kind }) => !(hasTag && kind === 'corrtag'))
      .map(({ filename, kind }) => ({ filename, kind, path: places.get(filename)!.file }));
    const visibility = await readVisibility(path.dirname(inputs[0]!.path), rootname);
    const item = await indexInPlace(context, rootname, inputs, visibility);
    if (item.state === 'failed' || item.state === 'refused') failed.push(rootname);
    progress.item(item);
    progress.step('indexing exposures', (done += 1), groups.size);
  });
  return failed;
}

/** Notes what lies in the folders `superseded/` of inputs and products. */
async function indexSuperseded({ directories }: IngestContext, database: DataSource): Promise<void> {
  for (const folder of [directories.filesystem, directories.outputs])
    for (const found of await filesBelow(directories, folder)) {
      const match = /^([0-9a-f]{12})_(.+)$/.exec(path.basename(found.file));
      if (!isBelowSuperseded(found) || match === null) continue;
      const filename = match[2]!;
      const curve = /^(.+)_curve\.fits$/.exec(filename);
      const rootname = curve?.[1] ?? recogniseFile(filename)?.rootname;
      // a composite that was taken away has no exposure to be listed with
      if (rootname === undefined) continue;
      await database.getRepository(SupersededFileRow).insert({
        rootname,
        stem: curve === null ? null : filename.replace(/\.fits$/, ''),
        filename,
        path: archiveFolder(directories, path.dirname(found.file)),
        storedFilename: path.basename(found.file),
        bytes: found.bytes,
        sha256: await hashFile(found.file),
        supersededAt: (await lstat(found.file)).ctime,
      });
    }
}

/** Judges what lies in `bad_data/` again, for the reasons alone: nothing moves. */
async function indexRefused(context: IngestContext, progress: IngestProgress): Promise<void> {
  const { directories, pool, settings, store } = context;
  const places = new Map<string, string>();
  for (const { file } of await filesBelow(directories, directories.badData))
    if (recogniseFile(path.basename(file)) !== undefined) places.set(path.basename(file), file);
  for (const [rootname, files] of groupByExposure([...places.keys()].map((name) => recogniseFile(name)!))) {
    let left = files.map(({ filename, kind }): InputFile => ({
      filename,
      kind,
      path: places.get(filename)!,
    }));
    const publicFrom = await releaseOf(context, rootname, null);
    while (left.some(({ kind }) => kind !== 'x1d')) {
      const { outputs, filesystem } = directories;
      const verdict = await pool.judgeExposure({ rootname, inputs: left, outputs, filesystem, settings });
      if (verdict.kind === 'accepted') break;
      for (const name of verdict.filenames) await store.saveRefusal(name, verdict.reason, publicFrom);
      left = left.filter(({ filename }) => !verdict.filenames.includes(filename));
    }
    const ofPhotons = await store.refusalOfPhotons(rootname);
    for (const { filename, kind } of left) {
      if (kind === 'x1d') await store.saveRefusal(filename, ofPhotons ?? 'Unreadable file', publicFrom);
      else progress.warn(`${filename} lies in bad_data/ and would be taken now: move it to ingest/`);
    }
  }
}

/** Composites that staff had withdrawn are so again. */
async function markWithdrawnComposites({ directories }: IngestContext, database: DataSource): Promise<void> {
  const products = database.getRepository(ProductRow);
  const rows = await products.findBy({ kind: 'composite' });
  for (const { id, stem, filename } of rows) {
    const visibility = await readVisibility(directories.composite, stem);
    if (visibility.withdrawnAt === null) continue;
    await products.update({ id }, visibility);
    await database.getRepository(StatsRow).update({ lightcurveFilename: filename }, { deliver: false });
  }
}

function isBelowSuperseded({ relative }: FoundFile): boolean {
  return relative.split('/').at(-2) === 'superseded';
}
