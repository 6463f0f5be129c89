import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thumbnailOf } from './thumbnail.js';

describe('a lightcurve as a thumbnail', () => {
  it('keeps a short curve bin by bin', () => {
    expect(thumbnailOf({ net: [1, Number.NaN, 3], dataset: [1, 1, 2] })).toEqual({
      binsPerCell: 1,
      means: [1, null, 3],
      lows: [1, null, 3],
      highs: [1, null, 3],
      datasets: [1, 1, 2],
    });
  });

  it('of no bins has no cells', () => {
    expect(thumbnailOf({ net: [], dataset: [] }).means).toEqual([]);
  });

  it('never loses the extremes, never mixes exposures, and stays small', () => {
    const exposure = fc.array(fc.float({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(fc.array(exposure, { minLength: 1, maxLength: 8 }), (exposures) => {
        const rates = exposures.flat();
        const dataset = exposures.flatMap((each, index) => each.map(() => index + 1));
        const found = thumbnailOf({ net: rates, dataset });
        expect(Math.max(...found.highs.map(Number))).toBe(Number(Math.max(...rates).toPrecision(4)));
        expect(Math.min(...found.lows.map(Number))).toBe(Number(Math.min(...rates).toPrecision(4)));
        expect(new Set(found.datasets).size).toBe(exposures.length);
        expect(found.means.length).toBeLessThanOrEqual(240 + exposures.length);
        for (const [index, mean] of found.means.entries()) {
          expect(mean).toBeGreaterThanOrEqual(found.lows[index]! * (1 - 1e-3));
          expect(mean).toBeLessThanOrEqual(found.highs[index]! * (1 + 1e-3));
        }
      }),
      { seed: 12 },
    );
  });
});
