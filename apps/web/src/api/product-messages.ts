import type { HlspCheck } from '@hstlc/lightcurve/rows';
import type { ProductContents } from './read-product.js';

/** What can be asked of a product's bytes, away from the page; they come back with the answer. */
export type ProductRequest =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'check'; readonly bytes: Uint8Array; readonly filename: string };

export type ProductAnswer =
  | { readonly kind: 'read'; readonly contents: ProductContents; readonly bytes: Uint8Array }
  | { readonly kind: 'checked'; readonly checks: readonly HlspCheck[] }
  | { readonly kind: 'failed'; readonly message: string };
