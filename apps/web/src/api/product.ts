import { routes, type Lightcurve } from '@hstlc/contract';
import type { HlspCheck } from '@hstlc/lightcurve/rows';
import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, failureOf } from './client.js';
import type { ProductAnswer, ProductRequest } from './product-messages.js';
import type { ProductContents } from './read-product.js';
import { staffHeaders } from './staff-token.js';

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
      const address = new URL(routes.product(filename), location.href).href;
      const answered = await ask({ kind: 'read', address, headers: staffHeaders() }, signal);
      if (answered.kind !== 'read') throw failed(answered);
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
    queryFn: async ({ signal }): Promise<readonly HlspCheck[]> => {
      const answered = await ask({ kind: 'check', bytes, filename }, signal);
      if (answered.kind !== 'checked') throw failed(answered);
      return answered.checks;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

let waiting: Worker | undefined;

/** Begins, where there is none, the worker that the next question goes to: beginning takes it longer than answering. */
export function awaitQuestion(): Worker {
  if (waiting !== undefined) return waiting;
  const worker = new Worker(new URL('./product-worker.ts', import.meta.url), { type: 'module' });
  waiting = worker;
  // one that did not arrive would never answer: the next question has another
  worker.addEventListener('error', () => {
    if (waiting === worker) waiting = undefined;
  });
  return worker;
}

/** One question to a worker that then ends, as it does when nobody wants to know any more. */
function ask(request: ProductRequest, signal: AbortSignal): Promise<ProductAnswer> {
  const worker = awaitQuestion();
  waiting = undefined;
  const answer = new Promise<ProductAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ProductAnswer>) => resolve(data));
    worker.addEventListener('error', ({ message }) => resolve({ kind: 'failed', message }));
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  worker.postMessage(request);
  return answer.finally(() => worker.terminate());
}

function failed(answered: ProductAnswer): ApiFailure {
  if (answered.kind === 'refused') return failureOf(answered.status, answered.body);
  if (answered.kind === 'unreachable') return new ApiFailure('unreachable', answered.message, undefined);
  const message = answered.kind === 'failed' ? answered.message : answered.kind;
  return new ApiFailure('unexpected-answer', message, undefined);
}
