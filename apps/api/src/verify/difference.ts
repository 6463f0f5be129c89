/** What is wrong between the index, the files and their checksums. */
export type DifferenceCode =
  | 'missing-file'
  | 'wrong-checksum'
  | 'file-without-row'
  | 'row-without-product'
  | 'partial-file'
  | 'stale-composite'
  | 'product-without-statistics'
  | 'statistics-without-product';

/** One thing that does not agree, and whether it can be made good from what is there. */
export interface Difference {
  readonly code: DifferenceCode;
  /** below the archive root, `/`-separated */
  readonly path: string;
  readonly table: string | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly repairable: boolean;
  readonly repaired: boolean;
  /** what to make again or to put right; for the repair, not for the report */
  readonly remedy: Remedy;
}

export type Remedy =
  | { readonly kind: 'none' }
  | { readonly kind: 'make-again'; readonly rootname: string }
  | { readonly kind: 'make-composite'; readonly stem: string | null }
  | { readonly kind: 'measure'; readonly filename: string }
  | { readonly kind: 'forget-statistics' }
  | { readonly kind: 'take-in'; readonly file: string }
  | { readonly kind: 'put-aside'; readonly file: string }
  | { readonly kind: 'remove'; readonly file: string };
