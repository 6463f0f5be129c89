import { describe, expect, it } from 'vitest';
import { poissonUncertainty } from './uncertainty.js';

describe('Poisson uncertainty', () => {
  // limits of Gehrels 1986, ApJ 303, 336, Tables 1 and 2, column S = 1 (confidence 0.8413)
  it.each([
    [0, 1.841, 0],
    [1, 3.3, 0.173],
    [5, 8.382, 2.84],
    [10, 14.27, 6.891],
  ])('for %i events agrees with the tabulated limits to 2 % of the count', (events, upper, lower) => {
    const found = poissonUncertainty(events);
    expect(Math.abs(events + found.upper - upper)).toBeLessThan(0.02 * Math.max(2, upper));
    expect(Math.abs(events - found.lower - lower)).toBeLessThan(0.02 * Math.max(2, events));
  });
});
