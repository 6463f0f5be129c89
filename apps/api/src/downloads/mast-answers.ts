import { z } from 'zod';
import { JsonRows } from '../remote/json-rows.js';
import { RemoteFailure } from '../remote/remote-failure.js';

/** What we read of a CAOM observation; under MAST's names. */
export interface MastObservation {
  readonly obsid: number;
  readonly obs_id: string;
  readonly instrument_name: string;
  readonly target_name: string | null;
  readonly target_classification: string | null;
  readonly proposal_id: string | null;
  /** MJD. */
  readonly t_obs_release: number | null;
  readonly dataRights: string | null;
}

/** What we read of a product. */
export interface MastProduct {
  readonly obsID: number;
  readonly parent_obsid: number | null;
  readonly dataURI: string;
  readonly productFilename: string;
  readonly prvversion: string | null;
  /** As listed (byte). */
  readonly size: number | null;
  readonly dataRights: string | null;
}

const envelopeSchema = z.object({
  status: z.string(),
  msg: z.string().nullish(),
  paging: z.object({ page: z.number(), pagesFiltered: z.number(), rowsFiltered: z.number() }).nullish(),
});

/** A page of a query's rows. */
export interface MastPage<Row> {
  readonly rows: readonly Row[];
  /** Pages in all. */
  readonly pages: number;
  /** Rows in all. */
  readonly total: number;
}

type Pieces = AsyncIterable<Uint8Array>;

/** A row as it came. */
type Row = Readonly<Record<string, unknown>>;

export function readObservations(url: string, pieces: Pieces): Promise<MastPage<MastObservation>> {
  return readPage(url, pieces, (row) => ({
    obsid: required(url, row, 'obsid', numberOf),
    obs_id: required(url, row, 'obs_id', textOf),
    instrument_name: required(url, row, 'instrument_name', textOf),
    target_name: textOf(row['target_name']),
    target_classification: textOf(row['target_classification']),
    proposal_id: textOf(row['proposal_id']),
    t_obs_release: numberOf(row['t_obs_release']),
    dataRights: textOf(row['dataRights']),
  }));
}

export function readProducts(url: string, pieces: Pieces): Promise<MastPage<MastProduct>> {
  return readPage(url, pieces, (row) => ({
    obsID: required(url, row, 'obsID', numberOf),
    parent_obsid: numberOf(row['parent_obsid']),
    dataURI: required(url, row, 'dataURI', textOf),
    productFilename: required(url, row, 'productFilename', textOf),
    prvversion: textOf(row['prvversion']),
    size: numberOf(row['size']),
    dataRights: textOf(row['dataRights']),
  }));
}

/**
 * Reads a Mashup answer in format `json`, row by row and by hand: hundreds of thousands go through here.
 *
 * @throws RemoteFailure `busy` while the query is executing or when it failed, `unexpected-answer` for anything that is
 *   not such an answer: HTML, half a JSON, rows without the columns we need
 */
async function readPage<Read>(
  url: string,
  pieces: Pieces,
  read: (row: Row) => Read,
): Promise<MastPage<Read>> {
  const reader = new JsonRows('data');
  const rows: Read[] = [];
  let rest: unknown;
  try {
    for await (const piece of pieces) for (const row of reader.rowsOf(piece)) rows.push(read(row as Row));
    rest = reader.rest();
  } catch (error) {
    if (error instanceof SyntaxError) throw unexpected(url, 'JSON', error.message);
    throw error;
  }
  const envelope = envelopeSchema.safeParse(rest);
  if (!envelope.success) throw unexpected(url, 'a Mashup answer', z.prettifyError(envelope.error));
  const { status, msg, paging } = envelope.data;
  if (status !== 'COMPLETE') {
    const words = `${url}: expected a complete query, found status "${status}"${msg ? ` (${msg})` : ''}`;
    throw new RemoteFailure('busy', words, { url });
  }
  return { rows, pages: paging?.pagesFiltered ?? 1, total: paging?.rowsFiltered ?? rows.length };
}

/** MAST gives numbers as numbers or as text, by column and by age of the row. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

function required<Value>(
  url: string,
  row: Row,
  column: string,
  read: (value: unknown) => Value | null,
): Value {
  const value = read(row[column]);
  if (value === null) throw unexpected(url, `a value in column "${column}"`, JSON.stringify(row[column]));
  return value;
}

function unexpected(url: string, expected: string, found: string): RemoteFailure {
  const words = `${url}: expected ${expected}, found ${String(found).slice(0, 300)}`;
  return new RemoteFailure('unexpected-answer', words, { url });
}
