/** A doubt that did not stop the work: kept with the product, shown beside it, never printed. */
export interface Caveat {
  readonly code: string;
  readonly text: string;
}
