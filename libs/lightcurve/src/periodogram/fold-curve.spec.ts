import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussian, seededRandom } from '../testing/random.js';
import { foldCurve } from './fold-curve.js';

const period = 317.3;

/** A sinusoid of amplitude 3 about 10 with noise of 1, a bin of 2 s every 2 s. */
function sinusoid(count: number, epoch: number) {
  const random = seededRandom(8);
  const times = Float64Array.from({ length: count }, (_, bin) => 2 * bin + 1);
  return {
    times,
    values: times.map(
      (time) => 10 + 3 * Math.cos((2 * Math.PI * (time - epoch)) / period) + gaussian(random),
    ),
    errors: times.map(() => 1),
    exposures: times.map(() => 2),
  };
}

describe('folding a lightcurve', () => {
  it('finds the shape that was put in, to the noise', () => {
    const { means, errors } = foldCurve(sinusoid(40_000, 55), period, {
      epochSeconds: 55,
      phaseBinCount: 16,
    });
    for (const [part, mean] of means.entries()) {
      const expected =
        10 + 3 * Math.cos((2 * Math.PI * (part + 0.5)) / 16) * (Math.sin(Math.PI / 16) / (Math.PI / 16));
      expect(Math.abs(mean - expected)).toBeLessThan(4 * errors[part]!);
      expect(errors[part]).toBeCloseTo(1 / Math.sqrt(40_000 / 16), 3);
    }
  });

  it('conserves live time and what was counted, whatever the period and the parts', () => {
    const columns = sinusoid(500, 0);
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        fc.integer({ min: 2, max: 64 }),
        (seconds, parts) => {
          const { means, exposures } = foldCurve(columns, seconds, { phaseBinCount: parts });
          const sum = (values: Float64Array) => values.reduce((total, value) => total + (value || 0), 0);
          expect(sum(exposures)).toBeCloseTo(1000, 8);
          expect(sum(means.map((mean, part) => mean * exposures[part]!))).toBeCloseTo(
            2 * sum(columns.values),
            6,
          );
        },
      ),
      { seed: 8 },
    );
  });

  it('moves the phases, not the shape, with the epoch', () => {
    const columns = sinusoid(3000, 0);
    const [first, later] = [0, 0.25].map((share) =>
      foldCurve(columns, period, { epochSeconds: share * period, phaseBinCount: 4 }),
    );
    for (let part = 0; part < 4; part++)
      expect(later!.means[part]).toBeCloseTo(first!.means[(part + 1) % 4]!, 9);
  });

  it('leaves out bins without value or live time, and has no mean where nothing falls', () => {
    const columns = {
      times: Float64Array.of(0.1, 0.2, 0.7),
      values: Float64Array.of(4, Number.NaN, 9),
      exposures: Float64Array.of(2, 2, 0),
    };
    const { means, errors, exposures } = foldCurve(columns, 1, { phaseBinCount: 2 });
    expect([...means]).toEqual([4, Number.NaN]);
    expect([...errors]).toEqual([Number.NaN, Number.NaN]);
    expect([...exposures]).toEqual([2, 0]);
  });

  it('refuses a period of nothing', () => {
    expect(() => foldCurve(sinusoid(9, 0), 0)).toThrow(RangeError);
    expect(() => foldCurve(sinusoid(9, 0), 1, { phaseBinCount: 1 })).toThrow(RangeError);
  });
});
