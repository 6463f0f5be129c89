import { Injectable } from '@nestjs/common';
import {
  parametersOf,
  type Facet,
  type Facets,
  type Histogram,
  type ListField,
  type ListFilters,
} from '@hstlc/contract';
import { commaList } from '../http/comma-list.js';
import { isPublic, requireKnown } from './filter-conditions.js';
import { histogramEdges, type HistogramScale } from './histogram-edges.js';
import type { FacetDefinition } from './facet-definition.js';
import { columnOf, joinsFor, type ListDefinition } from './list-definition.js';
import { ListReader, questionOf } from './list-reader.js';
import { databaseTime } from '../database/archive-revision.js';

type FacetValue = Facet['values'][number]['value'];

/** How many rows have each combination of values. */
interface Combination {
  readonly values: readonly FacetValue[];
  readonly count: number;
}

/** Counts what a list holds by value and by range; each count leaves out the filters of its own field. */
@Injectable()
export class FacetReader {
  constructor(private readonly lists: ListReader) {}

  async facets(definition: ListDefinition, of: FacetDefinition, filters: ListFilters): Promise<Facets> {
    const fields = of.fields.map((name) => fieldOf(definition, name));
    const wanted = fields.map((field) => wantedValues(field, filters));
    const combinations = await this.combinations(definition, fields, filters);
    const counted = fields.map((field, place) => ({
      field: field.parameter,
      values: countValues(combinations, wanted, place),
    }));
    const histograms: Histogram[] = [];
    for (const histogram of of.histograms)
      histograms.push(await this.histogram(definition, histogram, filters));
    const total = sum(combinations.filter((each) => matches(each, wanted)));
    return { total, facets: counted, histograms };
  }

  /** One pass over the rows; which values are chosen of the fields is looked at afterwards. */
  private async combinations(
    definition: ListDefinition,
    fields: readonly ListField[],
    filters: ListFilters,
  ): Promise<readonly Combination[]> {
    const others = without(
      filters,
      fields.map(({ parameter }) => parameter),
    );
    const { from, where, revision } = await this.lists.choose(definition, others);
    return this.lists.remember(revision, ['facets', ...questionOf(definition, others)], async () => {
      const columns = fields.map((field) => columnOf(definition, field));
      const joins = joinsFor(definition, [where.sql, ...columns]);
      const named = columns.map((column, place) => `${column} AS value${place}`).join(', ');
      const rows = await this.lists.query(
        `SELECT ${named}, COUNT(*) AS total FROM ${from.sql} ${joins} WHERE ${where.sql} GROUP BY ${columns.join(', ')}`,
        [...from.values, ...where.values],
      );
      return rows.map((row) => ({
        values: fields.map((field, place) => toFacetValue(field, row[`value${place}`])),
        count: Number(row.total),
      }));
    });
  }

  private async histogram(
    definition: ListDefinition,
    { field: name, scale, furtherParameters = [] }: FacetDefinition['histograms'][number],
    filters: ListFilters,
  ): Promise<Histogram> {
    const field = fieldOf(definition, name);
    const { parameter, unit = '' } = field;
    const ranges = parametersOf(field).flatMap((each) => [`${each}_min`, `${each}_max`]);
    const others = without(filters, [...ranges, ...furtherParameters]);
    const { from, where, revision } = await this.lists.choose(definition, others);
    const question = ['histogram', parameter, ...questionOf(definition, others)];
    const edges = await this.edges(definition, field, scale, revision);
    const counts = await this.lists.remember(revision, question, async () => {
      const column = columnOf(definition, field);
      const bin = binOf(column, edges);
      const joins = joinsFor(definition, [where.sql, column]);
      const rows = await this.lists.query(
        `SELECT ${bin.sql} AS bin, COUNT(*) AS total FROM ${from.sql} ${joins} WHERE ${where.sql} GROUP BY bin`,
        [...bin.values, ...from.values, ...where.values],
      );
      return new Map(rows.map((row) => [Number(row.bin), Number(row.total)]));
    });
    return {
      field: parameter,
      unit,
      scale: scale === 'logarithmic' ? scale : 'linear',
      bins: edges.slice(1).map((to, place) => ({ from: edges[place]!, to, count: counts.get(place) ?? 0 })),
      absent: counts.get(-1) ?? 0,
    };
  }

  /** The same whatever is chosen, so that histograms can be compared. */
  private edges(
    definition: ListDefinition,
    field: ListField,
    scale: HistogramScale,
    revision: string,
  ): Promise<readonly number[]> {
    return this.lists.remember(revision, ['edges', definition.name, field.name], async () => {
      const column = columnOf(definition, field);
      const shown = definition.hasVisibility
        ? isPublic(definition.table, databaseTime(new Date()))
        : { sql: '1 = 1', values: [] };
      const positive = scale === 'logarithmic' ? ` AND ${column} > 0` : '';
      const [row] = await this.lists.query(
        `SELECT MIN(${column}) AS least, MAX(${column}) AS greatest
          FROM ${definition.table} ${joinsFor(definition, [column])} WHERE ${shown.sql}${positive}`,
        shown.values,
      );
      const { least, greatest } = row ?? {};
      if (typeof least !== 'number' || typeof greatest !== 'number') return [];
      return histogramEdges(scale, least, greatest);
    });
  }
}

/** The place of a value's bin, -1 for a value that is in none. */
function binOf(column: string, edges: readonly number[]) {
  const cases = edges.slice(1).map((_, place) => `WHEN ${column} < ? THEN ${place}`);
  const below = `WHEN ${column} IS NULL${edges.length === 0 ? '' : ` OR ${column} < ?`} THEN -1`;
  return { sql: `CASE ${below} ${cases.join(' ')} ELSE -1 END`, values: edges };
}

function countValues(
  combinations: readonly Combination[],
  wanted: readonly (ReadonlySet<FacetValue> | undefined)[],
  place: number,
): Facet['values'] {
  const others = wanted.map((values, each) => (each === place ? undefined : values));
  const counts = new Map<FacetValue, number>();
  for (const combination of combinations) {
    if (!matches(combination, others)) continue;
    const value = combination.values[place]!;
    counts.set(value, (counts.get(value) ?? 0) + combination.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || (String(one.value) < String(other.value) ? -1 : 1));
}

function matches({ values }: Combination, wanted: readonly (ReadonlySet<FacetValue> | undefined)[]): boolean {
  return values.every((value, place) => wanted[place]?.has(value) ?? true);
}

function wantedValues(field: ListField, filters: ListFilters): ReadonlySet<FacetValue> | undefined {
  const text = filters[field.parameter];
  if (text === undefined) return undefined;
  const values = commaList(String(text), field.parameter);
  requireKnown(field, values);
  return new Set(
    values.map((value) => {
      if (field.kind === 'flag') return value === 'true';
      return field.kind === 'code' ? Number(value) : value;
    }),
  );
}

function toFacetValue({ kind }: ListField, value: unknown): FacetValue {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return Boolean(value);
  return kind === 'code' ? Number(value) : String(value);
}

function without(filters: ListFilters, parameters: readonly string[]): ListFilters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !parameters.includes(name)));
}

function sum(combinations: readonly Combination[]): number {
  return combinations.reduce((total, { count }) => total + count, 0);
}

function fieldOf({ name: list, fields }: ListDefinition, name: string): ListField {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new TypeError(`list "${list}" has no field "${name}"`);
  return field;
}
