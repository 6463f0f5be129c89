import type { Chosen } from './chosen.js';
import { all, type Condition } from './condition.js';
import { inCopies, joinsFor, type ListContext, type ListDefinition } from './list-definition.js';

/**
 * The one statement that counts what matches: all of it, less what is hidden, since either is found in an index alone
 * where what is both is not.
 */
export function countStatement(definition: ListDefinition, chosen: Chosen): Condition {
  const parts = [chosen.matching, ...hiddenAmong(chosen)].map((condition) => {
    const { from, pieces } = countedFrom(definition, chosen.context, condition, []);
    const sql = `(SELECT COUNT(*) FROM ${from.sql} WHERE ${pieces[0]})`;
    return { sql, values: [...from.values, ...condition.values] };
  });
  return {
    sql: `SELECT ${parts.map(({ sql }) => sql).join(' - ')} AS total`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** Where the value of a column is put by which rows are counted. */
export const valueColumn = (place: number) => `value${place}`;

/** The one statement that counts rows by the values of some columns, as `total`. @param columns SQL */
export function countByStatement(
  definition: ListDefinition,
  context: ListContext,
  condition: Condition,
  columns: readonly Condition[],
): Condition {
  const { from, pieces } = countedFrom(
    definition,
    context,
    condition,
    columns.map(({ sql }) => sql),
  );
  const [where, ...counted] = pieces;
  const named = counted.map((sql, place) => `${sql} AS ${valueColumn(place)}`);
  return {
    sql: `SELECT ${named.join(', ')}, COUNT(*) AS total FROM ${from.sql} WHERE ${where}
      GROUP BY ${counted.map((_, place) => valueColumn(place)).join(', ')}`,
    values: [...columns.flatMap(({ values }) => values), ...from.values, ...condition.values],
  };
}

/** What is hidden of what matches: one condition, or none. */
export function hiddenAmong({ matching, hidden }: Chosen): readonly Condition[] {
  return hidden === undefined ? [] : [all([matching, hidden])];
}

/**
 * Where rows are counted that hold a condition: in the joined table alone when that has all that is asked for, else in the
 * list's own with what is joined; without sums that nothing asks for.
 *
 * @returns SQL of the place, and the condition and the columns in its words
 */
function countedFrom(
  definition: ListDefinition,
  context: ListContext,
  condition: Condition,
  columns: readonly string[],
): { readonly from: Condition; readonly pieces: readonly string[] } {
  const { table, copies, identity, derivedFrom, identitiesFrom } = definition;
  const asks = (sql: string, name: string) => sql.includes(`${name}.`);
  const copied = inCopies(definition, [condition.sql, ...columns]);
  const isOfJoined = copies !== undefined && asks(copied[0]!, copies.table) && !asks(copied.join(' '), table);
  if (isOfJoined) return { from: { sql: copies.table, values: [] }, pieces: copied };
  const others = condition.sql.replaceAll(identity, '');
  const isEnough = columns.length === 0 && identitiesFrom !== undefined && !asks(others, table);
  const own = (isEnough ? identitiesFrom : derivedFrom)?.(context) ?? { sql: table, values: [] };
  const joins = joinsFor(definition, columns, condition.sql);
  return {
    from: { sql: `${own.sql} ${joins}`, values: own.values },
    pieces: [condition.sql, ...columns],
  };
}
