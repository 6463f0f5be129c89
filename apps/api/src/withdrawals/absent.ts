import type { DataSource } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { onlyWithdrawn } from './only-withdrawn.js';

/**
 * Why the public does not get what it asked for by name: `gone` with the reason when it was withdrawn, else `not-found`.
 * What was withdrawn before its release date was never seen, and is not found either.
 *
 * @param kind what it is called in the answer
 * @param name of a product or an input file, id of a lightcurve, or rootname of an exposure
 */
export async function absent(dataSource: DataSource, kind: string, name: string): Promise<ProblemFailure> {
  const products = dataSource
    .getRepository(ProductRow)
    .createQueryBuilder('thing')
    .where('(thing.filename = :name OR thing.stem = :name)', { name });
  const exposures = dataSource
    .getRepository(ExposureRow)
    .createQueryBuilder('thing')
    .leftJoin(ExposureFileRow, 'file', 'file.exposureId = thing.id AND file.filename = :name', { name })
    .where('(thing.rootname = :name OR file.filename = :name)', { name });
  const withdrawn =
    (await onlyWithdrawn(products, 'thing').getOne()) ?? (await onlyWithdrawn(exposures, 'thing').getOne());
  if (withdrawn === null) return notFound(kind, name);
  return new ProblemFailure('gone', `${kind} "${name}" was withdrawn: ${withdrawn.withdrawnReason ?? ''}`);
}
