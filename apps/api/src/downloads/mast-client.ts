import { ask } from '../remote/ask.js';
import type { Patience } from '../remote/patience.js';
import {
  readObservations,
  readProducts,
  type MastObservation,
  type MastPage,
  type MastProduct,
} from './mast-answers.js';

/** A condition on a column, as the Mashup wants it. */
export interface MastFilter {
  readonly paramName: string;
  readonly values: readonly (string | { readonly min: number; readonly max: number })[];
  /** With `%` for anything; a row passes by this or by a value. */
  readonly freeText?: string;
}

/** Rows that MAST said there are, but did not show however often it was asked. */
export interface Shortfall {
  readonly what: string;
  readonly expected: number;
  readonly found: number;
}

export interface MastClientOptions {
  readonly patience: Patience;
  /** Rows asked for at a time. */
  readonly pageSize?: number;
  readonly onShortfall?: (shortfall: Shortfall) => void;
}

/** How often a list is gone through in search of rows that were not shown. */
const passes = 4;

/** MAST's public services: CAOM observations, their products, the address of a file. Sources: docs/downloads.md. */
export class MastClient {
  private readonly pageSize: number;

  constructor(
    private readonly address: string,
    private readonly options: MastClientOptions,
  ) {
    this.pageSize = options.pageSize ?? 2000;
  }

  /** Where a product's bytes are. */
  fileUrl(dataUri: string): string {
    return `${this.address}/api/v0.1/Download/file?uri=${encodeURIComponent(dataUri)}`;
  }

  /** Every observation that passes the filters, once, in portions as they come. */
  async *observations(filters: readonly MastFilter[]): AsyncGenerator<readonly MastObservation[]> {
    yield* this.everyRow(
      'observations',
      (page, pageSize) => this.invoke('Mast.Caom.Filtered', { columns: '*', filters }, page, pageSize),
      readObservations,
      ({ obsid }) => String(obsid),
    );
  }

  /** Every product of these observations, once. */
  async products(obsids: readonly number[]): Promise<readonly MastProduct[]> {
    const found: MastProduct[] = [];
    const portions = this.everyRow(
      `products of ${obsids.length} observations`,
      (page, pageSize) => this.invoke('Mast.Caom.Products', { obsid: obsids.join(',') }, page, pageSize),
      readProducts,
      ({ parent_obsid, obsID, dataURI }) => `${parent_obsid ?? obsID} ${dataURI}`,
    );
    for await (const rows of portions) found.push(...rows);
    return found;
  }

  /**
   * Goes through the pages of a query and gives each row once. Pages of a list that changes meanwhile, or that a
   * database gives in no fixed order, repeat rows and skip others: so rows are told apart by their key, and when fewer
   * came than the service counts, the list is gone through again, in pages of another size.
   */
  private async *everyRow<Row>(
    what: string,
    requestOf: (page: number, pageSize: number) => RequestInit,
    read: (url: string, pieces: AsyncIterable<Uint8Array>) => Promise<MastPage<Row>>,
    keyOf: (row: Row) => string,
  ): AsyncGenerator<readonly Row[]> {
    const url = `${this.address}/api/v0/invoke`;
    const seen = new Set<string>();
    let expected = 0;
    for (let pass = 0; pass < passes; pass++) {
      const pageSize = Math.max(1, Math.floor(this.pageSize / (1 + pass / 3)));
      for (let page = 1, pages = 1; page <= pages; page++) {
        const answer = await ask(url, requestOf(page, pageSize), this.options.patience, (pieces) =>
          read(url, pieces),
        );
        ({ pages, total: expected } = answer);
        const fresh = answer.rows.filter((row) => !seen.has(keyOf(row)));
        for (const row of fresh) seen.add(keyOf(row));
        if (fresh.length > 0) yield fresh;
      }
      if (seen.size >= expected) return;
    }
    this.options.onShortfall?.({ what, expected, found: seen.size });
  }

  private invoke(service: string, params: object, page: number, pagesize: number): RequestInit {
    const request = JSON.stringify({ service, params, format: 'json', page, pagesize });
    return {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/plain' },
      body: `request=${encodeURIComponent(request)}`,
    };
  }
}
