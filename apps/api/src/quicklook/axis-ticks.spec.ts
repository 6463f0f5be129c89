import { describe, expect, it } from 'vitest';
import { axisUpTo, roundAxis } from './axis-ticks.js';

describe('an axis', () => {
  it('goes from round number to round number around what is shown', () => {
    expect(roundAxis(205, 930, 4)).toEqual({ low: 200, high: 1000, ticks: [200, 400, 600, 800, 1000] });
    const { low, high } = roundAxis(1.3e-14, 1.9e-14, 4);
    expect([low / 1e-14, high / 1e-14].map((value) => value.toFixed(6))).toEqual(['1.200000', '2.000000']);
  });

  it('has a width even for one value, and for zero', () => {
    for (const value of [7, 0, -3e-15]) {
      const { low, high, ticks } = roundAxis(value, value, 4);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThan(low);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });

  it('up to a number has round numbers below it', () => {
    expect(axisUpTo(2697, 6)).toEqual({ low: 0, high: 2697, ticks: [0, 500, 1000, 1500, 2000, 2500] });
  });
});
