import type { EntityManager } from 'typeorm';
import { ProductMemberRow } from '../database/entities/product-member-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import type { MeasuredProduct } from '../lightcurve-statistics/measure-product.js';
import { saveStatistics } from '../lightcurve-statistics/save-statistics.js';
import type { ProductMember } from './exposure-task.js';
import type { Configuration, Visibility } from './stored-exposure.js';

export const visibleToAll: Visibility = { publicFrom: null, withdrawnAt: null, withdrawnReason: null };

type ProductToSave = Omit<ProductRow, 'id' | 'members' | keyof Visibility> & Partial<Visibility>;

/** Writes a product's row, its members and its statistics, in place of those that are there. */
export async function replaceProduct(
  manager: EntityManager,
  row: ProductToSave,
  members: readonly ProductMember[],
  measured: MeasuredProduct,
): Promise<void> {
  const known = await manager.findOneBy(ProductRow, { stem: row.stem });
  // a new version of a withdrawn product stays withdrawn
  const product = { ...(known ?? visibleToAll), ...row };
  const { id: productId } = await manager.save(ProductRow, product);
  await saveStatistics(manager, { ...product, id: productId }, measured);
  if (known !== null) await manager.delete(ProductMemberRow, { productId });
  await manager.insert(
    ProductMemberRow,
    members.map((member) => ({ ...member, productId })),
  );
}

/** Notes that the composite of a configuration is to be looked at; others may be noting it at the same time. */
export async function markStale(manager: EntityManager, configuration: Configuration): Promise<void> {
  const noted = manager.createQueryBuilder().insert().into(StaleCompositeRow);
  await noted.values(keyOf(configuration)).orIgnore().execute();
}

/** A configuration and nothing else of what it was taken from. */
export function keyOf({
  targname,
  instrume,
  detector,
  optElem,
  cenwave,
  aperture,
}: Configuration): Configuration {
  return { targname, instrume, detector, optElem, cenwave, aperture };
}
