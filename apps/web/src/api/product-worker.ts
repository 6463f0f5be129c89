import { bytesSource, openFits } from '@hstlc/fits';
import { checkHlsp } from '@hstlc/lightcurve/rows';
import type { ProductAnswer, ProductRequest } from './product-messages.js';
import { readProduct } from './read-product.js';

/** Reads products away from the page, so that neither waits for the other; one request, one answer. */
async function answer(request: ProductRequest): Promise<ProductAnswer> {
  if (request.kind === 'read') return read(request);
  const { bytes, filename } = request;
  return { kind: 'checked', checks: await checkHlsp(await openFits(bytesSource(bytes)), filename) };
}

/** Fetches the file here too: its bytes would wait for the page, which is busy when it opens. */
async function read({
  address,
  headers,
}: Extract<ProductRequest, { readonly kind: 'read' }>): Promise<ProductAnswer> {
  let bytes: Uint8Array;
  try {
    const response = await fetch(address, { headers });
    if (!response.ok) {
      const body: unknown = await response.json().catch(() => undefined);
      return { kind: 'refused', status: response.status, body };
    }
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    return { kind: 'unreachable', message: String(error) };
  }
  return { kind: 'read', contents: await readProduct(bytes), bytes };
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
