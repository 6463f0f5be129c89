import { routes, type Lightcurve } from '@hstlc/contract';
import type { HlspCheck } from '@hstlc/lightcurve/rows';
import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, getBytes } from './client.js';
import type { ProductAnswer, ProductRequest } from './product-messages.js';
import type { ProductContents } from './read-product.js';

export type { ProvenanceRow } from './read-product.js';

/** A product as its own file tells it. */
export interface Product extends ProductContents {
  /** the file itself */
  readonly bytes: Uint8Array;
}

type Named = Pick<Lightcurve, 'filename' | 'sha256'>;

/** The product's file, read here as it would be read anywhere; it stays as long as its checksum does. */
export function productQuery({ filename, sha256 }: Named) {
  return queryOptions({
    queryKey: ['product', filename, sha256],
    queryFn: async ({ signal }): Promise<Product> => {
      // the reader comes while the file does
      const worker = productWorker();
      const bytes = await getBytes(routes.product(filename), signal).catch((error: unknown) => {
        worker.terminate();
        throw error;
      });
      const answered = await ask(worker, { kind: 'read', bytes }, [bytes.buffer]);
      if (answered.kind !== 'read') throw unexpected(answered);
      return { ...answered.contents, bytes: answered.bytes };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** The checks that MAST's rules ask of a product, made on the very file, here. */
export function hlspChecksQuery({ filename, sha256 }: Named, { bytes }: Product) {
  return queryOptions({
    queryKey: ['hlsp-checks', filename, sha256],
    queryFn: async (): Promise<readonly HlspCheck[]> => {
      const answered = await ask(productWorker(), { kind: 'check', bytes, filename }, []);
      if (answered.kind !== 'checked') throw unexpected(answered);
      return answered.checks;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function productWorker(): Worker {
  return new Worker(new URL('./product-worker.ts', import.meta.url), { type: 'module' });
}

/** One question to a worker that then ends. */
function ask(worker: Worker, request: ProductRequest, transfer: Transferable[]): Promise<ProductAnswer> {
  return new Promise((resolve) => {
    const end = (answered: ProductAnswer) => {
      worker.terminate();
      resolve(answered);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ProductAnswer>) => end(data));
    worker.addEventListener('error', ({ message }) => end({ kind: 'failed', message }));
    worker.postMessage(request, transfer);
  });
}

function unexpected(answered: ProductAnswer): ApiFailure {
  const message = answered.kind === 'failed' ? answered.message : answered.kind;
  return new ApiFailure('unexpected-answer', message, undefined);
}
