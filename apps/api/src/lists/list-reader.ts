import { Injectable } from '@nestjs/common';
import type { ListFilters } from '@hstlc/contract';
import { DataSource } from 'typeorm';
import { archiveRevision, databaseTime } from '../database/archive-revision.js';
import { isSqlite } from '../database/data-source.js';
import { narrowed, type Chosen } from './chosen.js';
import type { Condition, SqlValue } from './condition.js';
import { countByStatement, countStatement, hiddenAmong, valueColumn } from './count-statement.js';
import { chosenBy, conditionsOf, isHidden } from './filter-conditions.js';
import { decodePosition, encodePosition, type Position } from './keyset.js';
import type { ListContext, ListDefinition } from './list-definition.js';
import { toListRow, type ListRow } from './list-row.js';
import { pageStatement, positionColumn } from './page-statement.js';
import { RememberedAnswers } from './remembered-answers.js';
import { sortTerms, type SortTerm } from './sort-order.js';
import { targetsByOtherName } from './targets-by-other-name.js';

export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly total: number;
  /** cursor of the next page; null on the last */
  readonly next: string | null;
}

/** What part of a list is wanted. */
export interface PageOrder {
  readonly limit: number;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Rows with a value of a joined table are kept apart by that table's own column, at most one for each: an index of it
 * gives them in order then.
 */
function withOwnIdentity(
  { joins, copies, identity }: ListDefinition,
  first: SortTerm,
  others: readonly SortTerm[],
): readonly SortTerm[] {
  const [joined] = first.column.split('.');
  const [last] = others;
  const isJoined = joined !== undefined && Object.hasOwn(joins, joined);
  if (!isJoined || others.length !== 1 || last?.column !== identity) return [first, ...others];
  return [first, { ...last, column: copies?.table === joined ? copies.identity : `${joined}.id` }];
}

/** Reads any list page by page: what its definition says, chosen by filters, in any order. */
@Injectable()
export class ListReader {
  private readonly remembered = new RememberedAnswers();

  constructor(private readonly dataSource: DataSource) {}

  async page(definition: ListDefinition, filters: ListFilters, order: PageOrder): Promise<ListPage> {
    const terms = sortTerms(definition, order.sort);
    const after = order.cursor === undefined ? undefined : decodePosition(terms, order.cursor);
    const chosen = await this.choose(definition, filters);
    const make = () => this.makePage(definition, filters, chosen, terms, after, order.limit);
    const isWorthIt = definition.derivedFrom !== undefined && order.limit <= mostRemembered;
    if (!isWorthIt) return make();
    // sums over everything that is there: worth remembering as a whole
    const question = [
      'page',
      order.limit,
      order.cursor,
      terms.map(({ column, direction }) => column + direction),
    ];
    return this.remember(chosen.revision, [...question, ...questionOf(definition, filters)], make);
  }

  private async makePage(
    definition: ListDefinition,
    filters: ListFilters,
    chosen: Chosen,
    terms: readonly SortTerm[],
    after: Position | undefined,
    limit: number,
  ): Promise<ListPage> {
    const total = await this.total(definition, filters, chosen);
    const fetched = await this.fetch(definition, chosen, terms, after, limit + 1, total);
    const rows = fetched.slice(0, limit);
    const last = rows.at(-1);
    const hasMore = fetched.length > limit && last !== undefined;
    return {
      rows: rows.map(({ row }) => row),
      total,
      next: hasMore ? encodePosition(terms, last.position) : null,
    };
  }

  /** A page of rows that are already chosen. */
  async pageOf(
    definition: ListDefinition,
    chosen: Chosen,
    { limit, sort }: PageOrder,
  ): Promise<{ readonly rows: readonly ListRow[] }> {
    const fetched = await this.fetch(definition, chosen, sortTerms(definition, sort), undefined, limit);
    return { rows: fetched.map(({ row }) => row) };
  }

  /** Every row that matches, a thousand at a time; rows that come or go meanwhile disturb no other. */
  async *everything(
    definition: ListDefinition,
    filters: ListFilters,
    sort?: string,
  ): AsyncGenerator<readonly ListRow[]> {
    const terms = sortTerms(definition, sort);
    const chosen = await this.choose(definition, filters);
    const total = await this.total(definition, filters, chosen);
    const portionAfter = (after?: Position) => {
      const portion = this.fetch(definition, chosen, terms, after, rowsAtATime, total);
      // whoever goes on reading is told of a failure; who stopped is not
      portion.catch(() => undefined);
      return portion;
    };
    let next: ReturnType<typeof portionAfter> | undefined = portionAfter();
    while (next !== undefined) {
      const fetched: readonly PositionedRow[] = await next;
      // the database looks for the next ones while these are written
      next = fetched.length < rowsAtATime ? undefined : portionAfter(fetched.at(-1)!.position);
      if (fetched.length > 0) yield fetched.map(({ row }) => row);
    }
  }

  /** What the filters mean in SQL, and the state of the archive that answers hold for. */
  async choose(definition: ListDefinition, filters: ListFilters): Promise<Chosen> {
    const context = await this.context(filters);
    const matching = chosenBy(definition, filters, context);
    return {
      where: conditionsOf(definition, filters, context),
      needed: matching.sql,
      matching,
      hidden: definition.hasVisibility ? isHidden(definition.table, context.now) : undefined,
      revision: await archiveRevision(this.dataSource, context.now),
      context,
    };
  }

  private async context(filters: ListFilters): Promise<ListContext> {
    return {
      dialect: isSqlite(this.dataSource) ? 'sqlite' : 'mysql',
      now: databaseTime(new Date()),
      targetsByOtherName: await targetsByOtherName(this.dataSource, filters),
    };
  }

  /** How many rows match. */
  total(definition: ListDefinition, filters: ListFilters, chosen: Chosen): Promise<number> {
    const question = ['total', ...questionOf(definition, filters)];
    return this.remember(chosen.revision, question, () => this.count(definition, chosen));
  }

  /** An answer that is made once for each state of the archive. */
  remember<Answer>(
    revision: string,
    question: readonly unknown[],
    make: () => Promise<Answer>,
  ): Promise<Answer> {
    return this.remembered.remember(revision, JSON.stringify(question), make);
  }

  /** Rows of a question in our own SQL. */
  query(sql: string, values: readonly SqlValue[]): Promise<readonly ListRow[]> {
    return this.dataSource.query<readonly ListRow[]>(sql, [...values]);
  }

  /**
   * How many rows match by the values of some columns: all that match, less those of them that are hidden, since either
   * is found in an index alone where what is both is not.
   *
   * @param columns SQL of columns, or made of them
   */
  async countBy(
    definition: ListDefinition,
    chosen: Chosen,
    columns: readonly Condition[],
  ): Promise<readonly Counted[]> {
    const counts = new Map<string, Counted>();
    const parts = [
      { condition: chosen.matching, sign: 1 },
      ...hiddenAmong(chosen).map((condition) => ({ condition, sign: -1 })),
    ];
    for (const { condition, sign } of parts) {
      const { sql, values } = countByStatement(definition, chosen.context, condition, columns);
      for (const { total, ...row } of await this.query(sql, values)) {
        const key = JSON.stringify(row);
        const count = (counts.get(key)?.count ?? 0) + sign * Number(total);
        counts.set(key, { values: columns.map((_, place) => row[valueColumn(place)]), count });
      }
    }
    return [...counts.values()].filter(({ count }) => count > 0);
  }

  private async count(definition: ListDefinition, chosen: Chosen): Promise<number> {
    const { sql, values } = countStatement(definition, chosen);
    const [row] = await this.query(sql, values);
    return Number(row?.total ?? 0);
  }

  /** What is absent in the first column comes last: asked for by itself, so that an index gives the others in order. */
  private async fetch(
    definition: ListDefinition,
    chosen: Chosen,
    terms: readonly SortTerm[],
    after: Position | undefined,
    limit: number,
    total = 0,
  ): Promise<readonly PositionedRow[]> {
    const [first, ...others] = terms;
    if (first === undefined || !first.isNullable)
      return this.part(definition, chosen, terms, after, limit, total);
    const present = { sql: `${first.column} IS NOT NULL`, values: [] };
    const rows: PositionedRow[] = [];
    if (after === undefined || after[0] !== null) {
      const ordered = withOwnIdentity(definition, { ...first, isNullable: false }, others);
      const wanted = narrowed(chosen, present, present.sql);
      rows.push(...(await this.part(definition, wanted, ordered, after, limit, total)));
    }
    if (rows.length === limit) return rows;
    const absent = { sql: `${first.column} IS NULL`, values: [] };
    const rest = after?.[0] === null ? after.slice(1) : undefined;
    const last = await this.part(definition, narrowed(chosen, absent), others, rest, limit - rows.length);
    return [...rows, ...last.map(({ row, position }) => ({ row, position: [null, ...position] }))];
  }

  private async part(
    definition: ListDefinition,
    chosen: Chosen,
    terms: readonly SortTerm[],
    after: Position | undefined,
    limit: number,
    total = 0,
  ): Promise<readonly PositionedRow[]> {
    const { sql, values } = pageStatement(definition, chosen, terms, after, limit, total);
    const raw = await this.query(sql, values);
    return raw.map((columns) => positionedRow(definition, terms, columns));
  }
}

/** How many rows have these values. */
export interface Counted {
  readonly values: readonly unknown[];
  readonly count: number;
}

interface PositionedRow {
  readonly row: ListRow;
  readonly position: Position;
}

const rowsAtATime = 1000;

/** Longer pages are not kept: there may be many of them. */
const mostRemembered = 100;

function positionedRow(
  { fields, furtherColumns = {} }: ListDefinition,
  terms: readonly SortTerm[],
  columns: ListRow,
): PositionedRow {
  return {
    row: toListRow(fields, Object.keys(furtherColumns), columns),
    position: terms.map((_, place) => toSqlValue(columns[positionColumn(place)])),
  };
}

function toSqlValue(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return databaseTime(value);
  return typeof value === 'string' ? value : Number(value);
}

const ofPaging: readonly string[] = ['limit', 'cursor', 'sort', 'format'];

/** What is asked, in words that are the same for the same question. */
export function questionOf({ name }: ListDefinition, filters: ListFilters): readonly unknown[] {
  const asked = Object.entries(filters).filter(
    ([parameter, value]) => value !== undefined && !ofPaging.includes(parameter),
  );
  return [name, ...asked.toSorted(([one], [other]) => (one < other ? -1 : 1))];
}
