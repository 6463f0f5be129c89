import { Injectable } from '@nestjs/common';
import { listFormats, type ListQuery } from '@hstlc/contract';
import type { Request, Response } from 'express';
import { chooseFormat } from '../formats/choose-format.js';
import { sendTable } from '../formats/send-table.js';
import { tableWriter } from '../formats/table-writer.js';
import { listTimeSystem, votableFieldOf } from '../formats/votable-field.js';
import type { VotableValue } from '../formats/votable.js';
import type { ListDefinition } from './list-definition.js';
import { ListReader } from './list-reader.js';
import type { ListRow } from './list-row.js';
import { linkToNext } from './next-link.js';

/** Rows of a page of JSON when none are asked for. */
const defaultLimit = 50;

/** Answers a question for a list in the format that was asked for. */
@Injectable()
export class ListAnswers {
  constructor(private readonly lists: ListReader) {}

  /**
   * JSON is a page of it; a table is everything, or a page when `limit` says so.
   *
   * @param toItems makes of rows what the contract says
   */
  async answer(
    definition: ListDefinition,
    query: ListQuery,
    request: Request,
    response: Response,
    toItems: (rows: readonly ListRow[]) => Promise<readonly unknown[]>,
  ): Promise<void> {
    const format = chooseFormat(request, query.format, listFormats);
    if (format !== 'json') return this.table(definition, query, format, request, response);
    const page = await this.lists.page(definition, query, { ...query, limit: query.limit ?? defaultLimit });
    const { rows, total, next } = page;
    const items = await toItems(rows);
    linkToNext(request, response, next);
    response.vary('Accept');
    response.json({ items, total, next });
  }

  private async table(
    definition: ListDefinition,
    query: ListQuery,
    format: 'csv' | 'ecsv' | 'votable',
    request: Request,
    response: Response,
  ): Promise<void> {
    const { fields, name } = definition;
    const writer = tableWriter(format, {
      description: `${name} of the hstlc archive`,
      resourceInfos: [{ name: 'QUERY_STATUS', value: 'OK' }],
      timeSystems: fields.some(({ kind }) => kind === 'mjd') ? [listTimeSystem] : [],
      tableName: name.replaceAll(' ', '_'),
      fields: fields.map(votableFieldOf),
    });
    const { limit, cursor } = query;
    const isPage = limit !== undefined || cursor !== undefined;
    const portions = isPage
      ? [await this.pageRows(definition, query, limit ?? defaultLimit, request, response)]
      : this.lists.everything(definition, query, query.sort);
    await sendTable(
      request,
      response,
      `hstlc-${name.replaceAll(' ', '-')}`,
      writer,
      valuesOf(definition, portions),
    );
  }

  private async pageRows(
    definition: ListDefinition,
    query: ListQuery,
    limit: number,
    request: Request,
    response: Response,
  ): Promise<readonly ListRow[]> {
    const { rows, next } = await this.lists.page(definition, query, { ...query, limit });
    linkToNext(request, response, next);
    return rows;
  }
}

async function* valuesOf(
  { fields }: ListDefinition,
  portions: AsyncIterable<readonly ListRow[]> | Iterable<readonly ListRow[]>,
): AsyncGenerator<readonly (readonly VotableValue[])[]> {
  for await (const rows of portions) yield rows.map((row) => fields.map(({ name }) => cellOf(row[name])));
}

function cellOf(value: unknown): VotableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError(`expected a text, a number or a flag, found ${typeof value}`);
}
