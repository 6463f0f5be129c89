import type { Dialect } from './condition.js';
import type { ListDefinition } from './list-definition.js';
import type { SortTerm } from './sort-order.js';

/**
 * So many matches (rows) are found in the order of an index sooner than they are sorted. Databases judge otherwise when
 * the index is of a joined table: of 10^6 lightcurves MariaDB sorted all for a page of 50, in 10 s instead of 20 ms.
 */
const many = 20_000;

/** So many (rows) are found soon by going through the list in its own order. */
const someRows = 2000;

/** So few (rows) are sorted sooner than an index is gone through for them. */
const few = 500;

/**
 * Columns to sort by, as they are or so that no index gives their order: MariaDB goes through one for rows that are
 * fewer than a page, in the hope of stopping soon.
 *
 * @param total how many rows match; 0: not known
 */
export function sortedColumns(
  terms: readonly SortTerm[],
  dialect: Dialect,
  total: number,
): readonly SortTerm[] {
  if (dialect === 'sqlite' || total === 0 || total > few) return terms;
  return terms.map((term) => ({ ...term, column: `COALESCE(${term.column})` }));
}

/** @param total how many rows match */
export function isManyRows(total: number): boolean {
  return total > many;
}

/**
 * The table and the joined one that the order begins with, that one first whatever the database thinks of it; undefined
 * where the order begins with the table itself, or with more than one column.
 *
 * @param terms with values of the joined table alone
 */
export function joinedFirst(
  { table, joins }: ListDefinition,
  [first, , ...more]: readonly SortTerm[],
  dialect: Dialect,
): { readonly sql: string; readonly joined: string } | undefined {
  const [joined] = first?.column.split('.') ?? [];
  const condition =
    joined === undefined ? undefined : /^(?:LEFT )?JOIN \w+ ON (.+)$/.exec(joins[joined] ?? '')?.[1];
  if (joined === undefined || condition === undefined || first?.isNullable !== false || more.length > 0)
    return undefined;
  const join = dialect === 'sqlite' ? 'CROSS JOIN' : 'STRAIGHT_JOIN';
  return { sql: `${joined} ${join} ${table} ON ${condition}`, joined };
}

/**
 * Whether rows are asked for in the list's own order, which an index of its table gives: joined tables come after then,
 * whatever MariaDB thinks of it. SQLite goes that way by itself.
 */
export function isOwnOrder(
  definition: ListDefinition,
  [first]: readonly SortTerm[],
  dialect: Dialect,
  total: number,
): boolean {
  const own = definition.fields.find(({ parameter }) => parameter === definition.defaultSort);
  return total > someRows && dialect === 'mysql' && own !== undefined && first?.field === own;
}
