import { In, type DataSource } from 'typeorm';
import { archiveFile } from '../config/directories.js';
import { ProductRow, type ProductKind } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { inTransaction } from '../database/in-transaction.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import type { IngestProgress } from '../ingest/ingest-progress.js';
import { inTurn } from '../ingest/in-turn.js';
import type { MeasuredProduct } from './measure-product.js';
import { saveStatistics } from './save-statistics.js';

/** What became of the statistics of one product. */
export type Recomputed =
  | { readonly filename: string; readonly measured: MeasuredProduct }
  | { readonly filename: string; readonly error: string };

/** Which products: of some kinds, or of these names. */
export type Chosen = { readonly kinds: readonly ProductKind[] } | { readonly filenames: readonly string[] };

/**
 * Computes the statistics of products anew from their files. A product that cannot be read keeps the row it has, and is
 * told. Rows of which there is no product go. The caller holds the archive's lock.
 */
export async function recomputeStatistics(
  { directories, pool, settings }: Pick<IngestContext, 'directories' | 'pool' | 'settings'>,
  database: DataSource,
  chosen: Chosen,
  progress: Pick<IngestProgress, 'step'>,
  onDone: (recomputed: Recomputed) => void = () => undefined,
): Promise<void> {
  await forgetStrayStatistics(database);
  const where = 'kinds' in chosen ? { kind: In([...chosen.kinds]) } : { filename: In([...chosen.filenames]) };
  const products = await database.getRepository(ProductRow).find({ where, order: { filename: 'ASC' } });
  let done = 0;
  progress.step('computing statistics', 0, products.length);
  await inTurn(products, settings.threads + 1, async (product) => {
    const { filename } = product;
    const file = archiveFile(directories, product.path, filename);
    const measured = await pool.measureProduct(file).catch((error: unknown) => String(error));
    if (typeof measured === 'string') onDone({ filename, error: measured });
    else {
      await inTransaction(database, (manager) => saveStatistics(manager, product, measured));
      onDone({ filename, measured });
    }
    progress.step('computing statistics', (done += 1), products.length);
  });
}

/** Takes away the rows of products that are no more. */
export async function forgetStrayStatistics(database: DataSource): Promise<void> {
  const stray = await strayStatistics(database);
  if (stray.length > 0) await database.getRepository(StatsRow).delete({ id: In(stray.map(({ id }) => id)) });
}

/** Rows of `stats` whose product the index does not know. */
export function strayStatistics(database: DataSource): Promise<StatsRow[]> {
  return database
    .getRepository(StatsRow)
    .createQueryBuilder('stats')
    .leftJoin(ProductRow, 'product', 'product.filename = stats.lightcurve_filename')
    .where('product.id IS NULL')
    .getMany();
}

/** Products whose statistics the index does not know. */
export function unmeasuredProducts(database: DataSource): Promise<ProductRow[]> {
  return database
    .getRepository(ProductRow)
    .createQueryBuilder('product')
    .leftJoin(StatsRow, 'stats', 'stats.lightcurve_filename = product.filename')
    .where('stats.id IS NULL')
    .getMany();
}
