import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersect, liveTicks, totalSeconds, unite } from './good-times.js';

const goodTimes = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 200 }))
    .map(([start, length]) => ({ start, stop: start + length })),
  { maxLength: 8 },
);

describe('good times', () => {
  it('have an intersection that commutes and never grows', () => {
    fc.assert(
      fc.property(goodTimes, goodTimes, (a, b) => {
        const common = intersect(a, b);
        expect(intersect(b, a)).toEqual(common);
        expect(totalSeconds(common)).toBeLessThanOrEqual(
          Math.min(totalSeconds(unite(a)), totalSeconds(unite(b))),
        );
      }),
      { seed: 1 },
    );
  });

  it('live ticks of all bins add up to the whole, at any bin width', () => {
    fc.assert(
      fc.property(goodTimes, fc.integer({ min: 1, max: 97 }), (times, width) => {
        const united = unite(times);
        let live = 0;
        for (let first = 0; first <= 1300; first += width) live += liveTicks(united, first, first + width);
        expect(live).toBe(totalSeconds(united));
      }),
      { seed: 2 },
    );
  });
});
