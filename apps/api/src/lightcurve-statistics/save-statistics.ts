import type { EntityManager } from 'typeorm';
import { StatsRow } from '../database/entities/stats-row.js';
import type { MeasuredProduct } from './measure-product.js';
import { statsOfProduct, type MeasuredOf } from './stats-of-product.js';

/** Writes the `stats` row of a product, in place of the one that is there. */
export async function saveStatistics(
  manager: EntityManager,
  product: MeasuredOf,
  measured: MeasuredProduct,
): Promise<void> {
  const known = await manager.findOneBy(StatsRow, { lightcurveFilename: product.filename });
  const row = statsOfProduct(measured, product);
  await manager.save(StatsRow, known === null ? row : { id: known.id, ...row });
}
