import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothAdjoint } from './photon-weights.js';

/** The boxcar as the pipeline applies it: a plain average over the window, cut at the ends. */
function smooth(values: readonly number[], width: number): readonly number[] {
  return values.map((_, column) => {
    const first = column - Math.floor(width / 2);
    const window = values.slice(Math.max(0, first), first + width);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, column) => sum + value * b[column]!, 0);

describe('the adjoint of the background boxcar', () => {
  it('makes the sum over photons the weighted sum of the smoothed background, for any width', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 40 }), (pairs, width) => {
        const counts = pairs.map(([count]) => count);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        const throughSpectrum = dot(weights, smooth(counts, width));
        const throughPhotons = dot(smoothAdjoint(weights, width), counts);
        expect(throughPhotons).toBeCloseTo(throughSpectrum, 9);
      }),
      { seed: 100 },
    );
  });

  it('is 0 where no window with a weight reaches, so that photons there do not count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (band, width) => {
          const [before, after] = [50, 50];
          const weights = Float64Array.from([
            ...Array.from({ length: before }, () => 0),
            ...band,
            ...Array.from({ length: after }, () => 0),
          ]);
          const spread = smoothAdjoint(weights, width);
          const reached = (column: number) =>
            column >= before - Math.floor(width / 2) &&
            column < before + band.length - Math.floor(width / 2) + width - 1;
          for (const [column, weight] of spread.entries()) expect(weight !== 0).toBe(reached(column));
        },
      ),
      { seed: 101 },
    );
  });
});
