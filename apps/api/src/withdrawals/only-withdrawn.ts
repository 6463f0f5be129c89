import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Leaves only what was withdrawn from the public: what was withdrawn before its release date was never seen, and is not
 * told of either.
 *
 * @param alias of an exposure or a product in the query
 */
export function onlyWithdrawn<Row extends ObjectLiteral>(
  builder: SelectQueryBuilder<Row>,
  alias: string,
): SelectQueryBuilder<Row> {
  return builder.andWhere(
    `${alias}.withdrawnAt IS NOT NULL AND (${alias}.publicFrom IS NULL OR ${alias}.publicFrom <= :now)`,
    { now: new Date() },
  );
}
