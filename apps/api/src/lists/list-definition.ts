import type { ListField, ListFilters } from '@hstlc/contract';
import type { Condition, Dialect } from './condition.js';

/** What a question is asked in: the SQL, the moment, and what names stand for. */
export interface ListContext {
  readonly dialect: Dialect;
  /** UTC, as the databases keep it */
  readonly now: string;
  /** what target names stand for that are asked for by another name of theirs */
  readonly targetsByOtherName: readonly string[];
}

/** What a list is made of, in SQL. Everything here is written by us; what callers write comes as values. */
export interface ListDefinition {
  readonly name: string;
  readonly fields: readonly ListField[];
  /** table whose rows these are */
  readonly table: string;
  /** what the table is when it is not one of the database's: SQL that gives it, all or those of some identities alone */
  readonly derivedFrom?: (context: ListContext, among?: Condition) => Condition;
  /** the same with the identity alone, which is enough to count rows that are chosen by nothing else */
  readonly identitiesFrom?: (context: ListContext) => Condition;
  /** column that is another in each row, and keeps rows apart that are equal in what they are sorted by */
  readonly identity: string;
  /** further columns that are another in each row: an order needs nothing after one of them */
  readonly uniqueColumns: readonly string[];
  /** SQL that joins another table to each row, at most one row of it, by table */
  readonly joins: Readonly<Record<string, string>>;
  /** columns that a joined table, which has at most one row for each, has too: an index of it can be enough to count by */
  readonly copies?: {
    readonly table: string;
    /** its column that holds the list's identity */
    readonly identity: string;
    readonly columns: readonly string[];
  };
  /** column of each field, `table.column`, by the field's name */
  readonly columns: Readonly<Record<string, string>>;
  /** more that a row needs beside its fields, by name in the row */
  readonly furtherColumns?: Readonly<Record<string, string>>;
  /** as callers write it */
  readonly defaultSort: string;
  /** fields by which rows are groups, each in the default order: what many rows share, and an index goes on from so */
  readonly grouping?: readonly string[];
  /** whether rows are hidden before their release date and when withdrawn */
  readonly hasVisibility: boolean;
  /** parameters of this list that are no field's */
  readonly ownConditions?: (filters: ListFilters, context: ListContext) => readonly Condition[];
  /** rows within a cone; undefined: the list has no places */
  readonly cone?: (ra: number, dec: number, radius: number, now: string) => Condition;
}

export function columnOf(definition: ListDefinition, field: ListField): string {
  const column = definition.columns[field.name];
  if (column === undefined)
    throw new TypeError(`list "${definition.name}" has no column for "${field.name}"`);
  return column;
}

/**
 * The joins that these pieces of SQL need, in the order in which they are defined.
 *
 * @param needed SQL that does not hold for a row without the joined one: only rows with one are looked for then, and
 *   an index of the joined table can be where the search begins
 * @param joined a table that is there already
 */
export function joinsFor(
  { joins }: ListDefinition,
  pieces: readonly string[],
  needed = '',
  joined?: string,
): string {
  const text = [...pieces, needed].join(' ');
  return Object.entries(joins)
    .filter(([table]) => table !== joined && text.includes(`${table}.`))
    .map(([table, sql]) => (needed.includes(`${table}.`) ? sql.replace(/^LEFT /, '') : sql))
    .join(' ');
}

/** Pieces of SQL in the columns that a joined table has too, where any of them asks for that table. */
export function inCopies({ table, copies }: ListDefinition, pieces: readonly string[]): readonly string[] {
  if (copies === undefined || !pieces.some((piece) => piece.includes(`${copies.table}.`))) return pieces;
  const known = new RegExp(`\\b${table}\\.(${copies.columns.join('|')})\\b`, 'g');
  return pieces.map((piece) => piece.replaceAll(known, `${copies.table}.$1`));
}
