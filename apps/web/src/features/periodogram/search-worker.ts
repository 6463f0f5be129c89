import { searchLightcurve } from '@hstlc/lightcurve/periodogram';
import type { SearchAnswer, SearchRequest } from './search-messages.js';

/** Searches a lightcurve away from the page, so that the page stays quick; one request, one answer. */
function answer({ columns, options }: SearchRequest): SearchAnswer {
  try {
    const search = searchLightcurve(columns, options);
    return search === undefined ? { kind: 'nothing' } : { kind: 'found', search };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'refused', message: error.message };
    throw error;
  }
}

globalThis.addEventListener('message', (event) => {
  const answered = answer((event as MessageEvent<SearchRequest>).data);
  const arrays =
    answered.kind === 'found' ? [answered.search.periodogram.powers, answered.search.window] : [];
  const transfer = arrays.flatMap((array) => (array === undefined ? [] : [array.buffer]));
  globalThis.postMessage(answered, { transfer });
});
