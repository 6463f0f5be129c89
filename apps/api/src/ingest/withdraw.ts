import { existsSync } from 'node:fs';
import path from 'node:path';
import { Like, type DataSource } from 'typeorm';
import { withFitsFiles } from '../archive/open-files.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { inTransaction } from '../database/in-transaction.js';
import { passesHlsp } from '../lightcurve-statistics/measure-product.js';
import { isDelivered } from '../lightcurve-statistics/stats-of-product.js';
import type { IngestContext } from './ingest-context.js';
import { markStale } from './replace-product.js';
import type { Visibility } from './stored-exposure.js';
import { writeVisibility } from './visibility-file.js';

/** What a name turned out to mean. */
export type Withdrawn = 'exposure' | 'composite';

/** Sets when an exposure becomes public (null: now), or that it is withdrawn and why (null: that it is not). */
export type VisibilityChange =
  | { readonly publicFrom: Date | null }
  | { readonly withdrawnAt: Date | null; readonly withdrawnReason: string | null };

/**
 * Changes who sees an exposure or a composite; nothing is deleted. An exposure's own lightcurve goes with it, and its
 * composite is noted to be made anew, with it or without. The file beside it comes first: killed between the two, the
 * change is not there yet, and comes with the next try or by `reindex`.
 *
 * @param name rootname, or filename or stem of a lightcurve
 * @returns undefined when nothing has that name
 */
export async function changeVisibility(
  { directories }: Pick<IngestContext, 'directories'>,
  database: DataSource,
  name: string,
  change: VisibilityChange,
): Promise<Withdrawn | undefined> {
  const stem = name.replace(/\.fits$/, '');
  const rootname = stem.replace(/_curve$/, '');
  const exposure = await database
    .getRepository(ExposureRow)
    .findOne({ where: { rootname }, relations: { metadata: true } });
  if (exposure !== null) {
    const folder = path.posix.basename(exposure.metadata!.path);
    await writeVisibility(path.join(directories.filesystem, folder), rootname, changed(exposure, change));
    await inTransaction(database, async (manager) => {
      const values = { ...change, updatedAt: new Date() };
      await manager.update(ExposureRow, { rootname }, values);
      await manager.update(ProductRow, { rootname }, values);
      if ('publicFrom' in change) {
        await manager.update(IngestItemRow, { rootname }, change);
        await manager.update(BadDataRow, { filename: Like(`${rootname}_%`) }, change);
      }
      if (!exposure.movingTarget) await markStale(manager, exposure.metadata!);
    });
    return 'exposure';
  }
  const product = await database.getRepository(ProductRow).findOneBy({ stem, kind: 'composite' });
  if (product === null) return undefined;
  await writeVisibility(directories.composite, stem, changed(product, change));
  const { withdrawnAt } = { ...product, ...change };
  const deliver = await isStillDelivered(directories, { ...product, withdrawnAt });
  await inTransaction(database, async (manager) => {
    await manager.update(ProductRow, { stem }, { ...change, updatedAt: new Date() });
    await manager.update(StatsRow, { lightcurveFilename: product.filename }, { deliver });
  });
  return 'composite';
}

/** A composite that comes back is to be delivered again if it passes the checks; one whose file is away is not. */
async function isStillDelivered(directories: ArchiveDirectories, product: ProductRow): Promise<boolean> {
  const file = archiveFile(directories, product.path, product.filename);
  if (product.withdrawnAt !== null || !existsSync(file)) return false;
  const passes = await withFitsFiles([file], ([opened]) => passesHlsp(opened!, product.filename));
  return isDelivered(passes, product);
}

function changed(
  { publicFrom, withdrawnAt, withdrawnReason }: Visibility,
  change: VisibilityChange,
): Visibility {
  return { publicFrom, withdrawnAt, withdrawnReason, ...change };
}
