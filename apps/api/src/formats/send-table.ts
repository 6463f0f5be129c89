import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { TableWriter } from './table-writer.js';
import type { VotableValue } from './votable.js';

/** Rows in portions of some hundreds. */
export type RowPortions =
  AsyncIterable<readonly (readonly VotableValue[])[]> | Iterable<readonly (readonly VotableValue[])[]>;

/**
 * Writes a table to whoever asked, as fast as it is taken. The first rows are made before anything is sent, so that what
 * fails then is told as an error.
 */
export async function sendTable(
  request: Request,
  response: Response,
  filename: string,
  writer: TableWriter,
  portions: RowPortions,
): Promise<void> {
  const pieces = piecesOf(writer, portions)[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.setHeader('Content-Type', writer.contentType);
  response.setHeader('Content-Disposition', `inline; filename="${filename}.${writer.ending}"`);
  response.vary('Accept');
  if (request.method === 'HEAD') {
    await pieces.return?.(undefined);
    response.end();
    return;
  }
  const rest = { [Symbol.asyncIterator]: () => pieces };
  await pipeline(Readable.from(startingWith(first.value, rest)), response).catch((error: unknown) => {
    // the reader has gone: nobody is left to be told
    if (!response.destroyed) throw error;
  });
}

async function* startingWith(first: string | undefined, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first !== undefined) yield first;
  yield* rest;
}

async function* piecesOf(writer: TableWriter, portions: RowPortions): AsyncGenerator<string, undefined> {
  let before = writer.begin();
  for await (const rows of portions) {
    yield before + rows.map((row) => writer.row(row)).join('');
    before = '';
  }
  yield before + writer.end();
  return undefined;
}
