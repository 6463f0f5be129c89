import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Leaves out rows that the public must not see: those before their release date, and withdrawn ones. Every list, count,
 * sum and file that anybody can ask for goes through this.
 *
 * @param alias of an exposure or a product in the query
 */
export function onlyPublic<Row extends ObjectLiteral>(
  builder: SelectQueryBuilder<Row>,
  alias: string,
): SelectQueryBuilder<Row> {
  return builder.andWhere(
    `((${alias}.publicFrom IS NULL OR ${alias}.publicFrom <= :publicNow) AND (${alias}.withdrawnAt IS NULL) = 1)`,
    { publicNow: new Date() },
  );
}
