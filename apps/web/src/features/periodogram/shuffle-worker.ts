import { bootstrapPeaks } from '@hstlc/lightcurve/periodogram';
import type { ShuffleAnswer, ShuffleRequest } from './shuffle-messages.js';

/** Shuffles the values of a curve, one search after the other, away from the page, and tells after each how far it is. */
globalThis.addEventListener('message', (event) => {
  const { searched, peaks, shuffleCount } = (event as MessageEvent<ShuffleRequest>).data;
  const shuffles = bootstrapPeaks(searched.columns, searched.options, { peaks }, Math.random);
  for (let shuffle = 0; shuffle < shuffleCount; shuffle++)
    globalThis.postMessage(shuffles.next().value satisfies ShuffleAnswer);
});
