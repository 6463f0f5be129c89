import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKnown, decimate, shares } from './decimate.js';

const all = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

describe('decimation', () => {
  it('keeps every point while they are few, without NaN', () => {
    const values = Float64Array.of(1, Number.NaN, 3);
    expect(countKnown(values, all(3))).toBe(2);
    expect([...decimate(values, all(3), 2, 10)]).toEqual([0, 2]);
  });

  it('loses neither the highest nor the lowest point', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, index) => Math.sin(index));
    values[54_321] = 9;
    values[12_345] = -9;
    const kept = decimate(values, all(100_000), 100_000, 1000);
    expect(kept.length).toBeLessThanOrEqual(1000);
    expect(kept).toContain(54_321);
    expect(kept).toContain(12_345);
    expect([...kept]).toEqual([...kept].toSorted((a, b) => a - b));
  });
});

describe('the shares of traces', () => {
  it('are all they have while there is room', () => {
    expect(shares([10, 20, 0], 100)).toEqual([10, 20, 0]);
  });

  it('leave short exposures whole and shorten long ones in proportion', () => {
    expect(shares([100, 40_000, 60_000], 4000)).toEqual([100, 1560, 2340]);
  });

  it('never exceed the most, nor what is there, and starve nobody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 40 }),
        (available) => {
          const shared = shares(available, 4000);
          const total = shared.reduce((sum, share) => sum + share, 0);
          expect(total).toBeLessThanOrEqual(4000 + 2 * available.length);
          for (const [index, share] of shared.entries()) {
            expect(share).toBeLessThanOrEqual(Math.max(2, available[index]!));
            if (available[index]! >= 2) expect(share).toBeGreaterThanOrEqual(2);
          }
        },
      ),
      { seed: 8 },
    );
  });
});
