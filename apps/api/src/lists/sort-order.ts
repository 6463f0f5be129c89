import { parametersOf, type ListField } from '@hstlc/contract';
import { nearestName } from '../http/nearest-name.js';
import { invalidParameter } from '../http/problem-failure.js';
import { columnOf, type ListDefinition } from './list-definition.js';

/** One column that rows are ordered by. */
export interface SortTerm {
  readonly field: ListField | undefined;
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
  readonly isNullable: boolean;
}

/**
 * What `sort=field,-field` means, up to the first column that is another in each row; without one the identity comes last
 * and makes the order one only. Within a group (`grouping`) rows stand in the default order, backwards where the groups do. No index has a column that another one before it makes needless: rows would be sorted.
 *
 * @throws ProblemFailure 'invalid-request' for a field that the list does not have, or one named twice
 */
export function sortTerms(
  definition: ListDefinition,
  text: string = definition.defaultSort,
): readonly SortTerm[] {
  const terms = text.split(',').map((word) => sortTerm(definition, word.trim()));
  if (new Set(terms.map(({ column }) => column)).size < terms.length)
    throw invalidParameter('sort', 'expected every field once');
  const column = definition.identity;
  const { field, direction } = terms.at(-1)!;
  const isGroup = field !== undefined && definition.grouping?.includes(field.name);
  const within = isGroup ? [{ ...sortTerm(definition, definition.defaultSort), direction }] : [];
  const whole = [...terms, ...within.filter((term) => terms.every((each) => each.column !== term.column))];
  const unique = whole.findIndex((term) => [column, ...definition.uniqueColumns].includes(term.column));
  if (unique >= 0) return whole.slice(0, unique + 1);
  return [...whole, { field: undefined, column, direction, isNullable: false }];
}

function sortTerm(definition: ListDefinition, word: string): SortTerm {
  const isDescending = word.startsWith('-');
  const name = word.replace(/^[-+]/, '');
  const field = definition.fields.find((each) => each.name === name || parametersOf(each).includes(name));
  if (field === undefined) {
    const known = definition.fields.map(({ parameter }) => parameter);
    const nearest = nearestName(name, known) ?? known.join(', ');
    throw invalidParameter(
      'sort',
      `no field is called ${JSON.stringify(name.slice(0, 60))}; the nearest is ${nearest}`,
    );
  }
  return {
    field,
    column: columnOf(definition, field),
    direction: isDescending ? 'DESC' : 'ASC',
    isNullable: field.nullable === true,
  };
}
