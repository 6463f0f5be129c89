import { narrowed, type Chosen } from './chosen.js';
import { all, type Condition } from './condition.js';
import { isManyRows, isOwnOrder, joinedFirst, sortedColumns } from './joined-first.js';
import { isAfter, orderBy, type Position } from './keyset.js';
import { columnOf, inCopies, joinsFor, type ListDefinition } from './list-definition.js';
import type { SortTerm } from './sort-order.js';

/** Where the position of a row in the order is put among its columns. */
export const positionColumn = (place: number) => `position${place}`;

/**
 * The one statement of a page: which rows are on it is found first, from as few columns as that takes, then what is told
 * of them.
 *
 * @param total how many rows match
 */
export function pageStatement(
  definition: ListDefinition,
  chosen: Chosen,
  terms: readonly SortTerm[],
  after: Position | undefined,
  limit: number,
  total = 0,
): Condition {
  const wanted = after === undefined ? chosen : narrowed(chosen, isAfter(terms, after));
  return definition.derivedFrom === undefined
    ? pageOfTable(definition, wanted, terms, limit, total)
    : pageOfSums(definition, wanted, terms, limit);
}

function pageOfTable(
  definition: ListDefinition,
  chosen: Chosen,
  terms: readonly SortTerm[],
  limit: number,
  total: number,
): Condition {
  const { table, identity } = definition;
  const { dialect } = chosen.context;
  const { where, from } = placesOf(definition, chosen, terms, total);
  const places = terms.map((term, place) => `${exactly(term)} AS ${positionColumn(place)}`).join(', ');
  const columns = columnsOf(definition);
  const order = orderBy(sortedColumns(terms, dialect, total));
  const positions = terms.map((_, place) => `found.${positionColumn(place)}`);
  const then = dialect === 'sqlite' ? 'CROSS JOIN' : 'STRAIGHT_JOIN';
  const inOrder = orderBy(terms.map((term, place) => ({ ...term, column: positions[place]! })));
  return {
    sql: `SELECT ${columns}, ${positions.join(', ')}
      FROM (SELECT ${identity} AS identity, ${places}
        FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ${limit}) found
      ${then} ${table} ON ${identity} = found.identity ${joinsFor(definition, [columns])}
      ORDER BY ${inOrder}`,
    values: where.values,
  };
}

/** Where the rows of a page are looked for. */
function placesOf(
  definition: ListDefinition,
  chosen: Chosen,
  terms: readonly SortTerm[],
  total: number,
): { readonly from: string; readonly where: Condition } {
  const { needed, where, matching, context } = chosen;
  const order = orderBy(terms);
  if (isOwnOrder(definition, terms, context.dialect, total)) {
    const joins = joinsFor(definition, [where.sql, order], needed);
    const later = joins.replaceAll(/(?<!LEFT )\bJOIN /g, 'STRAIGHT_JOIN ');
    return { from: `${definition.table} ${later}`, where };
  }
  const lead = isManyRows(total) ? joinedFirst(definition, terms, context.dialect) : undefined;
  const joins = joinsFor(definition, [where.sql, order], needed, lead?.joined);
  const [, copied] = inCopies(definition, [needed, matching.sql]);
  const isKnownTwice = copied !== undefined && copied !== matching.sql;
  return {
    from: `${lead?.sql ?? definition.table} ${joins}`,
    where: isKnownTwice ? all([where, { sql: copied, values: matching.values }]) : where,
  };
}

/** Sums are made for the rows of the page alone where these are found by their identity. */
function pageOfSums(
  definition: ListDefinition,
  { where, context }: Chosen,
  terms: readonly SortTerm[],
  limit: number,
): Condition {
  const { table, identity, derivedFrom, identitiesFrom } = definition;
  const order = orderBy(terms);
  const others = (where.sql + order).replaceAll(identity, '');
  const identities = others.includes(`${table}.`) ? undefined : identitiesFrom?.(context);
  const among = identities && {
    sql: `SELECT found.identity FROM (SELECT ${identity} AS identity FROM ${identities.sql}
      WHERE ${where.sql} ORDER BY ${order} LIMIT ${limit}) found`,
    values: [...identities.values, ...where.values],
  };
  const from = derivedFrom!(context, among);
  const positions = terms.map((term, place) => `${exactly(term)} AS ${positionColumn(place)}`).join(', ');
  const chosen = among === undefined ? where : { sql: '1 = 1', values: [] };
  return {
    sql: `SELECT ${columnsOf(definition)}, ${positions} FROM ${from.sql} WHERE ${chosen.sql}
      ORDER BY ${order} LIMIT ${limit}`,
    values: [...from.values, ...chosen.values],
  };
}

function columnsOf(definition: ListDefinition): string {
  return [
    ...definition.fields.map((field) => `${columnOf(definition, field)} AS \`${field.name}\``),
    ...Object.entries(definition.furtherColumns ?? {}).map(([name, column]) => `${column} AS \`${name}\``),
  ].join(', ');
}

/** MariaDB rounds a number of single precision when it tells it, unless it comes out of a sum of double precision. */
function exactly({ field, column }: SortTerm): string {
  return field?.kind === 'number' ? `${column} + 0e0` : column;
}
