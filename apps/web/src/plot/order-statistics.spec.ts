import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteOf, quantileInPlace } from './order-statistics.js';

describe('a quantile', () => {
  it('is what stands at its place in the sorted values', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 3 })),
          {
            minLength: 1,
            maxLength: 200,
          },
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const sorted = Float64Array.from(values).sort();
          const found = quantileInPlace(Float64Array.from(values), share);
          // 0 and -0 are one value
          expect(found + 0).toBe(sorted[Math.round(share * (values.length - 1))]! + 0);
        },
      ),
      { seed: 8 },
    );
  });

  it('is of the values that are numbers', () => {
    expect([...finiteOf(Float64Array.of(1, Number.NaN, 3, Number.POSITIVE_INFINITY))]).toEqual([1, 3]);
  });
});
