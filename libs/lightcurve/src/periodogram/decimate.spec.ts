import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimatePowers } from './decimate.js';

const grid = (count: number) => ({ firstIndex: 3, stepHz: 0.5, count });

describe('decimated powers', () => {
  it('are all of them where they are few enough', () => {
    const powers = Float64Array.of(1, 5, 2);
    expect(decimatePowers({ powers, grid: grid(3), window: powers }, 4)).toEqual({
      isWhole: true,
      frequencies: Float64Array.of(1.5, 2, 2.5),
      powers,
      window: powers,
    });
  });

  it('keep the highest and the lowest, each at its own frequency, ascending, no more than asked for', () => {
    fc.assert(
      fc.property(
        fc.float64Array({ min: 0, max: 1, noNaN: true, minLength: 1, maxLength: 300 }),
        fc.integer({ min: 4, max: 60 }),
        (powers, most) => {
          const found = decimatePowers({ powers, grid: grid(powers.length), window: powers }, most);
          expect(found.powers.length).toBeLessThanOrEqual(most);
          expect(Math.max(...found.powers)).toBe(Math.max(...powers));
          expect(Math.min(...found.powers)).toBe(Math.min(...powers));
          expect(found.frequencies).toEqual(found.frequencies.toSorted());
          for (const [place, frequency] of found.frequencies.entries()) {
            expect(found.powers[place]).toBe(powers[frequency / 0.5 - 3]);
            expect(found.window![place]).toBeGreaterThanOrEqual(found.powers[place]!);
          }
        },
      ),
      { seed: 1 },
    );
  });
});
