import { bytesSource, openFits } from '@hstlc/fits';
import { checkHlsp } from '@hstlc/lightcurve/rows';
import type { ProductAnswer, ProductRequest } from './product-messages.js';
import { readProduct } from './read-product.js';

/** Reads products away from the page, so that it stays quick; one request, one answer. */
async function answer(request: ProductRequest): Promise<ProductAnswer> {
  const { bytes } = request;
  if (request.kind === 'read') return { kind: 'read', contents: await readProduct(bytes), bytes };
  return { kind: 'checked', checks: await checkHlsp(await openFits(bytesSource(bytes)), request.filename) };
}

globalThis.addEventListener('message', (event) => {
  void answer((event as MessageEvent<ProductRequest>).data).then(
    (answered) => globalThis.postMessage(answered, { transfer: buffersOf(answered) }),
    (error: unknown) =>
      globalThis.postMessage({ kind: 'failed', message: String(error) } satisfies ProductAnswer),
  );
});

function buffersOf(answered: ProductAnswer): Transferable[] {
  if (answered.kind !== 'read') return [];
  const arrays = [answered.bytes, ...Object.values(answered.contents.rows.columns)];
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}
