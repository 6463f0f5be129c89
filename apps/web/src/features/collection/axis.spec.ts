import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearAxis, logarithmicAxis } from './axis.js';

describe('an axis', () => {
  it('from zero has round ticks up to the largest value or beyond', () => {
    const labels = (largest: number) => linearAxis('x', largest).ticks.map(({ label }) => label);
    expect(labels(7)).toEqual(['0', '2', '4', '6', '8']);
    expect(labels(1230)).toEqual(['0', '500', '1,000', '1,500']);
    expect(linearAxis('x', 0).ticks.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (largest) => {
        const { ticks, place } = linearAxis('x', largest);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(place(largest)).toBeLessThanOrEqual(1 + 1e-12);
        expect(place(0)).toBe(0);
      }),
      { seed: 5 },
    );
  });

  it('of powers of ten holds every value, however small', () => {
    const { ticks, place } = logarithmicAxis('x', [0.3, 20_000]);
    expect(ticks.map(({ label }) => label)).toEqual(['0.1', '1', '10', '100', '1000', '10000', '1e5']);
    expect(place(0.1)).toBeCloseTo(0, 12);
    expect(logarithmicAxis('x', [1e-300, 1]).ticks.length).toBeLessThanOrEqual(8);
    expect(logarithmicAxis('x', []).ticks.map(({ label }) => label)).toEqual(['1', '10']);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), { minLength: 1 }),
        (values) => {
          const axis = logarithmicAxis('x', values);
          for (const value of values) {
            expect(axis.place(value)).toBeGreaterThanOrEqual(-1e-9);
            expect(axis.place(value)).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
      { seed: 5 },
    );
  });
});
