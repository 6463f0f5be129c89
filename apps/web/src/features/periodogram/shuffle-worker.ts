import { lightcurveSamples, shuffledPeaks } from '@hstlc/lightcurve/periodogram';
import type { ShuffleAnswer, ShuffleRequest } from './shuffle-messages.js';

/** Shuffles the values of a curve, one periodogram after the other, away from the page, and tells after each how far it is. */
globalThis.addEventListener('message', (event) => {
  const { columns, column, grid, powers, shuffleCount } = (event as MessageEvent<ShuffleRequest>).data;
  const peaks = shuffledPeaks(lightcurveSamples(columns, column), grid, Math.random);
  const atLeast = powers.map(() => 0);
  for (let done = 1; done <= shuffleCount; done++) {
    const highest = peaks.next().value;
    for (const [peak, power] of powers.entries()) if (highest >= power) atLeast[peak]! += 1;
    globalThis.postMessage({ done, atLeast: [...atLeast] } satisfies ShuffleAnswer);
  }
});
