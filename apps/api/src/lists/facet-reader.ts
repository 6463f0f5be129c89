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
import type { Chosen } from './chosen.js';
import { all, type Condition } from './condition.js';
import { isPublic, requireKnown } from './filter-conditions.js';
import { histogramEdges, type HistogramScale } from './histogram-edges.js';
import type { FacetDefinition } from './facet-definition.js';
import { joinedFirst } from './joined-first.js';
import { columnOf, joinsFor, type ListContext, type ListDefinition } from './list-definition.js';
import { ListReader, questionOf } from './list-reader.js';

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
    const chosen = await this.lists.choose(definition, others);
    return this.lists.remember(chosen.revision, ['facets', ...questionOf(definition, others)], async () => {
      const columns = fields.map((field) => ({ sql: columnOf(definition, field), values: [] }));
      const counted = await this.lists.countBy(definition, chosen, columns);
      return counted.map(({ values, count }) => ({
        values: fields.map((field, place) => toFacetValue(field, values[place])),
        count,
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
    const chosen = await this.lists.choose(definition, others);
    const edges = await this.edges(definition, field, scale, chosen);
    const total = await this.lists.total(definition, others, chosen);
    const question = ['histogram', parameter, ...questionOf(definition, others)];
    const counts = await this.lists.remember(chosen.revision, question, async () => {
      if (edges.length === 0) return new Map<number, number>();
      const column = columnOf(definition, field);
      const within = {
        sql: `${column} >= ? AND ${column} < ?`,
        values: [edges[0]!, edges.at(-1)!],
      };
      const wanted = { ...chosen, matching: all([chosen.matching, within]) };
      const counted = await this.lists.countBy(definition, wanted, [binOf(column, edges)]);
      return new Map(counted.map(({ values, count }) => [Number(values[0]), count]));
    });
    const present = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {
      field: parameter,
      unit,
      scale: scale === 'logarithmic' ? scale : 'linear',
      bins: edges.slice(1).map((to, place) => ({ from: edges[place]!, to, count: counts.get(place) ?? 0 })),
      absent: total - present,
    };
  }

  /** The same whatever is chosen, so that histograms can be compared. */
  private edges(
    definition: ListDefinition,
    field: ListField,
    scale: HistogramScale,
    { revision, context }: Chosen,
  ): Promise<readonly number[]> {
    return this.lists.remember(revision, ['edges', definition.name, field.name], async () => {
      const [least, greatest] = await Promise.all(
        (['ASC', 'DESC'] as const).map((direction) =>
          this.extreme(definition, field, direction, scale, context),
        ),
      );
      if (typeof least !== 'number' || typeof greatest !== 'number') return [];
      return histogramEdges(scale, least, greatest);
    });
  }

  /** The first value in the order of an index that the public may see; undefined when there is none. */
  private async extreme(
    definition: ListDefinition,
    field: ListField,
    direction: 'ASC' | 'DESC',
    scale: HistogramScale,
    { dialect, now }: ListContext,
  ): Promise<unknown> {
    const column = columnOf(definition, field);
    const term = { field, column, direction, isNullable: false };
    const lead = joinedFirst(definition, [term], dialect);
    const shown = definition.hasVisibility ? isPublic(definition.table, now) : { sql: '1 = 1', values: [] };
    const known = scale === 'logarithmic' ? `${column} > 0` : `${column} IS NOT NULL`;
    const joins = joinsFor(definition, [shown.sql], known, lead?.joined);
    const [row] = await this.lists.query(
      `SELECT ${column} + 0e0 AS extreme FROM ${lead?.sql ?? definition.table} ${joins}
        WHERE ${known} AND ${shown.sql} ORDER BY ${column} ${direction} LIMIT 1`,
      shown.values,
    );
    return row?.extreme;
  }
}

/** The place of a value's bin, for values within the edges. */
function binOf(column: string, edges: readonly number[]): Condition {
  const inner = edges.slice(1, -1);
  const cases = inner.map((_, place) => `WHEN ${column} < ? THEN ${place}`).join(' ');
  return { sql: inner.length === 0 ? '0' : `CASE ${cases} ELSE ${inner.length} END`, values: inner };
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
