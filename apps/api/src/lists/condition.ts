/** A piece of SQL that is true or false, with a `?` for each of its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | null;

/** The two families of SQL that we speak. */
export type Dialect = 'sqlite' | 'mysql';

/** All of them hold; of none, always. */
export function all(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '1 = 1', values: [] };
  return joined(conditions, ' AND ');
}

/** At least one holds; of none, never. */
export function some(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '1 = 0', values: [] };
  return joined(conditions, ' OR ');
}

function joined(conditions: readonly Condition[], word: string): Condition {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(word)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

export function isIn(column: string, values: readonly SqlValue[]): Condition {
  if (values.length === 0) return { sql: '1 = 0', values: [] };
  if (values.length === 1) return { sql: `${column} = ?`, values };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

/**
 * A text column like a pattern in which `*` stands for any characters, in this case of letters; both databases find it
 * by an index when the pattern begins with something else.
 */
export function isLike(dialect: Dialect, column: string, pattern: string): Condition {
  if (dialect === 'sqlite')
    return { sql: `${column} GLOB ?`, values: [pattern.replace(/[?[]/g, (character) => `[${character}]`)] };
  const escaped = pattern.replace(/[!%_]/g, (character) => `!${character}`).replaceAll('*', '%');
  return { sql: `${column} LIKE ? ESCAPE '!'`, values: [escaped] };
}
