import type { HlspCheck } from '@hstlc/lightcurve/rows';
import type { ProductContents } from './read-product.js';

/** What can be asked of a product, away from the page; bytes that were sent come back with the answer. */
export type ProductRequest =
  | {
      readonly kind: 'read';
      /** whole: a worker knows no page to go on from */
      readonly address: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'check'; readonly bytes: Uint8Array; readonly filename: string };

export type ProductAnswer =
  | { readonly kind: 'read'; readonly contents: ProductContents; readonly bytes: Uint8Array }
  | { readonly kind: 'checked'; readonly checks: readonly HlspCheck[] }
  /** by the archive, with what it says of why */
  | { readonly kind: 'refused'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };
