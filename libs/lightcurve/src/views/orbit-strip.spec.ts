import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { totalSeconds } from '../good-times.js';
import { exposureOf, tickSeconds } from '../testing/test-exposure.js';
import { orbitStrip } from './orbit-strip.js';

const seconds = Float64Array.from({ length: 101 }, (_, second) => second);
const goodTimes = [
  { start: 0, stop: 40 },
  { start: 60, stop: 100 },
];

describe('the strip of an orbit', () => {
  it('divides the exposure into day and night, and into good time and gaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 101, maxLength: 101 }),
        (heights) => {
          const sunAltitudes = { seconds, degrees: Float64Array.from(heights) };
          const strip = orbitStrip({ ...exposureOf([], goodTimes), sunAltitudes });
          expect(totalSeconds(strip.day!) + totalSeconds(strip.night!)).toBeCloseTo(100, 9);
          expect(strip.gaps).toEqual([{ start: 40, stop: 60 }]);
          expect(strip.seconds.length).toBe(11);
          expect([...strip.sunAltitudes]).toEqual(heights.filter((_, second) => second % 10 === 0));
        },
      ),
      { seed: 8 },
    );
  });

  it('has no day and no night without a TIMELINE', () => {
    const strip = orbitStrip(exposureOf([], goodTimes));
    expect([strip.day, strip.night, strip.seconds.length]).toEqual([undefined, undefined, 0]);
  });
});

describe('a limit on the height of the Sun', () => {
  it('takes its seconds from live time and their photons from the counts', async () => {
    // a photon on each tick; the Sun is above 10 degrees from 20 s to 30 s
    const degrees = seconds.map((second) => (second >= 20 && second < 30 ? 15 : -5));
    const ticks = Array.from({ length: 3125 }, (_, tick) => tick + 1);
    const exposure = { ...exposureOf(ticks, goodTimes), sunAltitudes: { seconds, degrees } };
    const whole = await extractLightcurve(exposure, { stepSeconds: 10 });
    const limited = await extractLightcurve(exposure, { stepSeconds: 10, maximumSunAltitude: 10 });
    expect(whole.liveSeconds - limited.liveSeconds).toBeCloseTo(10, 1);
    const sum = (values: Float64Array) =>
      values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
    const lost = sum(whole.columns.EVENTS) - sum(limited.columns.EVENTS);
    expect(Math.abs(lost - 10 / tickSeconds)).toBeLessThanOrEqual(2);
    // the rate is as before where there is live time
    expect(sum(limited.columns.EVENTS) / limited.liveSeconds).toBeCloseTo(1 / tickSeconds, 0);
  });
});
