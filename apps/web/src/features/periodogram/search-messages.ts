import type { PeriodSearch, PeriodSearchOptions } from '@hstlc/lightcurve/periodogram';
import type { LightcurveColumns } from '@hstlc/lightcurve/rows';

/** What the page asks its worker. */
export interface SearchRequest {
  readonly columns: LightcurveColumns;
  readonly options: PeriodSearchOptions;
  /** counts up when the same is asked again */
  readonly attempt: number;
}

/** What the worker answers: what it found, that there is nothing to search, or why it could not. */
export type SearchAnswer =
  | { readonly kind: 'found'; readonly search: PeriodSearch }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly message: string };
