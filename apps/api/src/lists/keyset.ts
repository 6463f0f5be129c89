import { createHash } from 'node:crypto';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { invalidParameter } from '../http/problem-failure.js';
import { all, some, type Condition, type SqlValue } from './condition.js';
import type { SortTerm } from './sort-order.js';

/** The values of the last row of a page in what it is sorted by: the next page begins after it. */
export type Position = readonly SqlValue[];

const positionSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/** The name of a position in an order; it fits that order only. */
export function encodePosition(terms: readonly SortTerm[], position: Position): string {
  return encodeCursor([orderName(terms), ...position]);
}

/** @throws ProblemFailure 'invalid-request' when the cursor is not one of this order */
export function decodePosition(terms: readonly SortTerm[], cursor: string): Position {
  const [name, ...position] = decodeCursor(cursor, positionSchema);
  const fits = terms.every(({ isNullable, field }, index) => {
    const value = position[index];
    if (value === null) return isNullable;
    if (field === undefined) return typeof value === 'string' || Number.isSafeInteger(value);
    const isNumber = ['code', 'number', 'mjd', 'flag'].includes(field.kind);
    return typeof value === (isNumber ? 'number' : 'string');
  });
  if (name !== orderName(terms) || position.length !== terms.length || !fits)
    throw invalidParameter('cursor', 'expected the "next" of a page of this list in this order');
  return position;
}

/**
 * Rows that come after a position. The first column's bound is said once more by itself, so that an index can begin
 * there.
 */
export function isAfter(terms: readonly SortTerm[], position: Position): Condition {
  const alternatives = terms.flatMap((term, place) => {
    const later = comesLater(term, position[place]!);
    if (later === undefined) return [];
    const equal = terms.slice(0, place).map((each, index) => isEqual(each, position[index]!));
    return [all([...equal, later])];
  });
  const [first] = terms;
  if (first === undefined || first.isNullable || terms.length === 1) return some(alternatives);
  const bound = {
    sql: `${first.column} ${first.direction === 'ASC' ? '>=' : '<='} ?`,
    values: [position[0]!],
  };
  return all([bound, some(alternatives)]);
}

/** ORDER BY these terms; what is absent comes last in both directions. */
export function orderBy(terms: readonly SortTerm[]): string {
  return terms
    .flatMap(({ column, direction, isNullable }) => [
      ...(isNullable ? [`${column} IS NULL`] : []),
      `${column} ${direction}`,
    ])
    .join(', ');
}

function comesLater({ column, direction, isNullable }: SortTerm, value: SqlValue): Condition | undefined {
  if (value === null) return undefined;
  const later = { sql: `${column} ${direction === 'ASC' ? '>' : '<'} ?`, values: [value] };
  return isNullable ? some([later, { sql: `${column} IS NULL`, values: [] }]) : later;
}

function isEqual({ column }: SortTerm, value: SqlValue): Condition {
  return value === null
    ? { sql: `${column} IS NULL`, values: [] }
    : { sql: `${column} = ?`, values: [value] };
}

function orderName(terms: readonly SortTerm[]): string {
  const text = terms.map(({ column, direction }) => `${column} ${direction}`).join(',');
  return createHash('sha256').update(text).digest('base64url').slice(0, 6);
}
