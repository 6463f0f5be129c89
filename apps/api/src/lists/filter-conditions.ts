import { parametersOf, takesRange, takesValues, type ListField, type ListFilters } from '@hstlc/contract';
import { commaList } from '../http/comma-list.js';
import { nearestName } from '../http/nearest-name.js';
import { invalidParameter } from '../http/problem-failure.js';
import { all, isIn, isLike, some, type Condition } from './condition.js';
import { columnOf, type ListContext, type ListDefinition } from './list-definition.js';

/**
 * What rows must hold to be in the list: what the filters say, and that the public may see them.
 *
 * @throws ProblemFailure 'invalid-request' for a cone that is not whole, an empty value or one that cannot be
 */
export function conditionsOf(
  definition: ListDefinition,
  filters: ListFilters,
  context: ListContext,
): Condition {
  const chosen = chosenBy(definition, filters, context);
  return definition.hasVisibility ? all([chosen, isPublic(definition.table, context.now)]) : chosen;
}

/** What the filters alone say, of rows that the public must not see too. */
export function chosenBy(definition: ListDefinition, filters: ListFilters, context: ListContext): Condition {
  return all([
    ...definition.fields.flatMap((field) => fieldConditions(definition, field, filters, context)),
    ...(definition.ownConditions?.(filters, context) ?? []),
    ...changedSince(definition, filters),
    ...withinCone(definition, filters, context.now),
  ]);
}

/** The opposite of {@link isPublic}, found by indices: there are few. */
export function isHidden(table: string, now: string): Condition {
  return { sql: `(${table}.public_from > ? OR ${table}.withdrawn_at > '1000-01-01')`, values: [now] };
}

/**
 * Nearly every row is: compared with 1, so that SQLite does not take "not withdrawn" for something rare to begin with.
 *
 * @param now UTC, as the databases keep it
 */
export function isPublic(table: string, now: string): Condition {
  return {
    sql: `((${table}.public_from IS NULL OR ${table}.public_from <= ?) AND (${table}.withdrawn_at IS NULL) = 1)`,
    values: [now],
  };
}

function fieldConditions(
  definition: ListDefinition,
  field: ListField,
  filters: ListFilters,
  context: ListContext,
): readonly Condition[] {
  const column = columnOf(definition, field);
  const conditions: Condition[] = [];
  for (const parameter of parametersOf(field)) {
    const text = filters[parameter];
    if (takesValues(field) && text !== undefined)
      conditions.push(hasOneOf(field, column, String(text), context));
    if (!takesRange(field)) continue;
    const { [`${parameter}_min`]: least, [`${parameter}_max`]: most } = filters;
    if (least !== undefined) conditions.push({ sql: `${column} >= ?`, values: [least] });
    if (most !== undefined) conditions.push({ sql: `${column} <= ?`, values: [most] });
  }
  return conditions;
}

function hasOneOf(field: ListField, column: string, text: string, context: ListContext): Condition {
  if (field.kind === 'flag') return { sql: `${column} = ?`, values: [text === 'true' ? 1 : 0] };
  const values = commaList(text, field.parameter);
  if (field.kind === 'code') return isIn(column, values.map(Number));
  requireKnown(field, values);
  if (field.kind === 'choice') return isIn(column, values);
  const plain = values.filter((value) => !value.includes('*'));
  const others = field.parameter === 'target' ? context.targetsByOtherName : [];
  const patterns = values.filter((value) => value.includes('*'));
  const exact = [...new Set([...plain, ...others])];
  return some([
    ...(exact.length > 0 ? [isIn(column, exact)] : []),
    ...patterns.map((pattern) => isLike(context.dialect, column, pattern)),
  ]);
}

/** @throws ProblemFailure 'invalid-request' for a value that the field cannot have */
export function requireKnown(field: ListField, values: readonly string[]): void {
  const known = field.values;
  if (known === undefined) return;
  const strange = values.find((value) => !known.includes(value));
  if (strange === undefined) return;
  const nearest = nearestName(strange, known);
  throw invalidParameter(
    field.parameter,
    `expected ${known.join(', ')}, found ${JSON.stringify(strange)}` +
      (nearest === undefined ? '' : `; the nearest is ${JSON.stringify(nearest)}`),
  );
}

function changedSince({ table, columns, hasVisibility }: ListDefinition, filters: ListFilters): Condition[] {
  const since = filters.updated_since;
  if (since === undefined) return [];
  const changed = { sql: `${columns.updatedAt ?? columns.ingestDate} >= ?`, values: [since] };
  const released = { sql: `${table}.public_from >= ?`, values: [since] };
  return [hasVisibility ? some([changed, released]) : changed];
}

function withinCone(
  definition: ListDefinition,
  { ra, dec, radius }: ListFilters,
  now: string,
): readonly Condition[] {
  const given = [ra, dec, radius].filter((value) => value !== undefined).length;
  if (given === 0) return [];
  const parameter = ['ra', 'dec', 'radius'].find((name, place) => [ra, dec, radius][place] === undefined);
  if (parameter !== undefined)
    throw invalidParameter(parameter, 'expected "ra", "dec" and "radius" together');
  if (definition.cone === undefined) throw invalidParameter('ra', 'this list has no places on the sky');
  return [definition.cone(Number(ra), Number(dec), Number(radius), now)];
}
