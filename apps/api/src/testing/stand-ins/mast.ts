import type { StandInAnswer, StandInRequest } from './stand-in.js';
import { fileAnswer, StandIn, textAnswer } from './stand-in.js';

/** A row of CAOM, as `Mast.Caom.Filtered` gives it: the columns that we read, under their real names. */
export interface CaomRow {
  readonly obsid: number;
  readonly obs_id: string;
  readonly obs_collection: string;
  readonly instrument_name: string;
  readonly intentType: string;
  readonly target_name: string;
  readonly target_classification: string | null;
  readonly proposal_id: string;
  readonly s_ra: number | null;
  readonly s_dec: number | null;
  readonly mtFlag: boolean | null;
  readonly t_min: number;
  readonly t_max: number;
  readonly t_exptime: number;
  /** MJD. */
  readonly t_obs_release: number;
  readonly dataRights: string;
}

/** A row of `Mast.Caom.Products`. */
export interface ProductRow {
  readonly obsID: number;
  readonly obs_id: string;
  readonly obs_collection: string;
  readonly dataURI: string;
  readonly productFilename: string;
  readonly productType: string;
  readonly productSubGroupDescription: string;
  readonly project: string;
  readonly prvversion: string | null;
  readonly size: number;
  readonly dataRights: string;
  readonly calib_level: number;
}

/** What the stand-in has to offer. */
export interface MastHoldings {
  /** All rows, in the order in which pages show them. */
  observations(): Iterable<CaomRow>;
  products(obsid: number): readonly ProductRow[];
  /** A file by its name; the tag changes with its bytes. */
  file(filename: string): { readonly bytes: Uint8Array; readonly etag: string } | undefined;
}

interface MashupRequest {
  readonly service: string;
  readonly params: {
    readonly columns?: string;
    readonly filters?: readonly MashupFilter[];
    readonly obsid?: string;
  };
  readonly format: string;
  readonly page?: number;
  readonly pagesize?: number;
}

interface MashupFilter {
  readonly paramName: keyof CaomRow;
  readonly values: readonly (string | number | { readonly min: number; readonly max: number })[];
  readonly freeText?: string;
}

const defaultPageSize = 50_000;

/** Starts a server that speaks as much of MAST's protocol as we use: `/api/v0/invoke` and `/api/v0.1/Download/file`. */
export function startMastStandIn(holdings: MastHoldings, port?: number): Promise<StandIn> {
  return StandIn.start((request) => {
    const { pathname } = request.url;
    if (pathname === '/api/v0/invoke') return invoke(request, holdings);
    if (pathname === '/api/v0.1/Download/file') return download(request, holdings);
    return textAnswer(pathname, 'no such address', 'text/plain', 404);
  }, port);
}

function download(request: StandInRequest, holdings: MastHoldings): StandInAnswer {
  const uri = request.url.searchParams.get('uri') ?? '';
  const filename = /^mast:HST\/product\/([a-z0-9_.]+)$/.exec(uri)?.[1];
  const file = filename === undefined ? undefined : holdings.file(filename);
  if (filename === undefined || file === undefined)
    return textAnswer(uri, 'no such product', 'text/plain', 404);
  return fileAnswer(filename, file.bytes, file.etag, request);
}

function invoke(request: StandInRequest, holdings: MastHoldings): StandInAnswer {
  const text = new URLSearchParams(request.body).get('request');
  if (request.method !== 'POST' || text === null)
    return textAnswer('invoke', '{"status":"ERROR","msg":"no request"}', 'application/json');
  const asked = JSON.parse(text) as MashupRequest;
  const fault = request.fault(asked.service);
  if (fault?.kind === 'executing') return json(asked.service, { status: 'EXECUTING', msg: '' });
  if (fault?.kind === 'error')
    return json(asked.service, { status: 'ERROR', msg: 'the database is not available' });
  const rows = rowsOf(asked, holdings);
  if (rows === undefined)
    return json(asked.service, { status: 'ERROR', msg: `no such service: ${asked.service}` });
  return json(asked.service, pageOf(rows, asked, fault));
}

function rowsOf(
  { service, params }: MashupRequest,
  holdings: MastHoldings,
): readonly (CaomRow | ProductRow)[] | undefined {
  if (service === 'Mast.Caom.Filtered') {
    const filters = params.filters ?? [];
    return [...holdings.observations()].filter((row) => filters.every((filter) => passes(row, filter)));
  }
  if (service === 'Mast.Caom.Products')
    return (params.obsid ?? '').split(',').flatMap((obsid) => holdings.products(Number(obsid)));
  return undefined;
}

/** A filter of the Mashup: any of the values, a value within a range, or a text with `%` for anything. */
function passes(row: CaomRow, { paramName, values, freeText }: MashupFilter): boolean {
  const value = row[paramName];
  if (freeText !== undefined) {
    const parts = freeText.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (new RegExp(`^${parts.join('.*')}$`, 'i').test(String(value))) return true;
  }
  return values.some((wanted) =>
    typeof wanted === 'object'
      ? typeof value === 'number' && value >= wanted.min && value <= wanted.max
      : String(value) === String(wanted),
  );
}

function pageOf(
  rows: readonly (CaomRow | ProductRow)[],
  { page = 1, pagesize = defaultPageSize }: MashupRequest,
  fault: ReturnType<StandInRequest['fault']>,
): object {
  let start = (page - 1) * pagesize;
  let end = start + pagesize;
  if (fault?.kind === 'repeat' && page > 1) [start, end] = [start - fault.rows, end - fault.rows];
  const due = rows.slice(start, end);
  const shown = fault?.kind === 'skip' ? due.slice(0, Math.max(0, due.length - fault.rows)) : due;
  return {
    status: 'COMPLETE',
    msg: '',
    data: shown,
    fields: Object.keys(shown[0] ?? {}).map((name) => ({ name, type: 'string' })),
    paging: {
      page,
      pageSize: pagesize,
      pagesFiltered: Math.ceil(rows.length / pagesize),
      rows: shown.length,
      rowsFiltered: rows.length,
      rowsTotal: rows.length,
    },
  };
}

function json(subject: string, value: object): StandInAnswer {
  return textAnswer(subject, JSON.stringify(value), 'application/json');
}
