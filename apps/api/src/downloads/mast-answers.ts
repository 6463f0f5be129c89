import { z } from 'zod';
import { RemoteFailure } from '../remote/remote-failure.js';

/** MAST gives numbers as numbers or as text, by column and by age of the row. */
const wholeNumber = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);
const textOrNumber = z.union([z.string(), z.number()]).transform(String);

/** What we read of a CAOM observation; under MAST's names. */
const observationSchema = z.object({
  obsid: wholeNumber,
  obs_id: z.string(),
  target_name: z.string().nullish(),
  target_classification: z.string().nullish(),
  instrument_name: z.string(),
  proposal_id: textOrNumber.nullish(),
  t_obs_release: z.number().nullish(),
  dataRights: z.string().nullish(),
});
export type MastObservation = z.infer<typeof observationSchema>;

/** What we read of a product. */
const productSchema = z.object({
  obsID: wholeNumber,
  parent_obsid: wholeNumber.nullish(),
  dataURI: z.string(),
  productFilename: z.string(),
  prvversion: z.string().nullish(),
  size: wholeNumber.nullish(),
  dataRights: z.string().nullish(),
});
export type MastProduct = z.infer<typeof productSchema>;

const envelopeSchema = z.object({
  status: z.string(),
  msg: z.string().nullish(),
  data: z.array(z.unknown()).optional(),
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

export const readObservations = (url: string, text: string) => readPage(url, text, observationSchema);
export const readProducts = (url: string, text: string) => readPage(url, text, productSchema);

/**
 * Reads a Mashup answer in format `json`.
 *
 * @throws RemoteFailure `busy` while the query is executing or when it failed, `unexpected-answer` for anything that is
 *   not such an answer: HTML, half a JSON, rows without the columns we need
 */
function readPage<Row>(url: string, text: string, schema: z.ZodType<Row>): MastPage<Row> {
  const envelope = envelopeSchema.safeParse(parseJson(url, text));
  if (!envelope.success) throw unexpected(url, 'a Mashup answer', z.prettifyError(envelope.error));
  const { status, msg, data, paging } = envelope.data;
  if (status !== 'COMPLETE') {
    const words = `${url}: expected a complete query, found status "${status}"${msg ? ` (${msg})` : ''}`;
    throw new RemoteFailure('busy', words, { url });
  }
  const rows = z.array(schema).safeParse(data ?? []);
  if (!rows.success) throw unexpected(url, 'rows with the columns we need', z.prettifyError(rows.error));
  const total = paging?.rowsFiltered ?? rows.data.length;
  return { rows: rows.data, pages: paging?.pagesFiltered ?? 1, total };
}

function parseJson(url: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw unexpected(url, 'JSON', JSON.stringify(text.slice(0, 40)));
    throw error;
  }
}

function unexpected(url: string, expected: string, found: string): RemoteFailure {
  return new RemoteFailure(
    'unexpected-answer',
    `${url}: expected ${expected}, found ${found.slice(0, 300)}`,
    {
      url,
    },
  );
}
