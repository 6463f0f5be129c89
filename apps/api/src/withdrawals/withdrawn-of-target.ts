import type { Withdrawn } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyWithdrawn } from './only-withdrawn.js';

/** What the public saw of a target once and does not see any more, with the reasons, the latest first. */
export async function withdrawnOfTarget(
  dataSource: DataSource,
  target: string,
): Promise<readonly Withdrawn[]> {
  const exposures = dataSource
    .getRepository(ExposureRow)
    .createQueryBuilder('exposure')
    .where({ targname: target });
  const composites = dataSource
    .getRepository(ProductRow)
    .createQueryBuilder('product')
    .where({ targname: target, kind: 'composite' });
  const found = [
    ...(await onlyWithdrawn(exposures, 'exposure').getMany()).map((row) =>
      toWithdrawn('exposure', row.rootname, row),
    ),
    ...(await onlyWithdrawn(composites, 'product').getMany()).map((row) =>
      toWithdrawn('composite', row.filename, row),
    ),
  ];
  return found.toSorted((one, other) => other.withdrawnAt.localeCompare(one.withdrawnAt));
}

function toWithdrawn(
  kind: Withdrawn['kind'],
  name: string,
  { withdrawnAt, withdrawnReason }: Pick<ProductRow, 'withdrawnAt' | 'withdrawnReason'>,
): Withdrawn {
  return { name, kind, reason: withdrawnReason ?? '', withdrawnAt: withdrawnAt?.toISOString() ?? '' };
}
