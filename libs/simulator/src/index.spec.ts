import { expect, it } from 'vitest';
import * as simulator from './index.js';

it('exports what its README names, and nothing more', () => {
  expect(Object.keys(simulator).toSorted()).toMatchInlineSnapshot(`
    [
      "meanSignal",
      "signalFactor",
      "simulateArchive",
      "simulateCosFuv",
      "simulateCosNuv",
      "simulateStis",
    ]
  `);
});
