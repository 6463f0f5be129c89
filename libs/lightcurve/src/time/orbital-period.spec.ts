import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import type { HstOrbit } from './hst-orbit.js';
import { orbitalPeriod } from './orbital-period.js';

/** A circle inclined by 28.5°, a row a second, rounded to 0.01° as the pipeline does not even. */
function circle(periodSeconds: number, spanSeconds: number): HstOrbit {
  const seconds = Float64Array.from({ length: spanSeconds + 1 }, (_, second) => second);
  const tilt = (28.5 * Math.PI) / 180;
  const positions = new Float64Array(3 * seconds.length);
  for (const second of seconds) {
    const angle = (2 * Math.PI * second) / periodSeconds;
    positions[3 * second] = Math.round(6900 * Math.cos(angle));
    positions[3 * second + 1] = Math.round(6900 * Math.sin(angle) * Math.cos(tilt));
    positions[3 * second + 2] = Math.round(6900 * Math.sin(angle) * Math.sin(tilt));
  }
  return { seconds, positions };
}

describe('the orbital period', () => {
  it('is that of the circle HST flies, though its places are known to a kilometre only', () => {
    expect(orbitalPeriod(circle(5730, 2400))! / 5730).toBeCloseTo(1, 4);
    expect(orbitalPeriod(circle(5640, 20_000))! / 5640).toBeCloseTo(1, 4);
  });

  it('is not told by a short arc, nor by what is no orbit of HST', () => {
    expect(orbitalPeriod(circle(5730, 900))).toBeUndefined();
    expect(orbitalPeriod(circle(4000, 2400))).toBeUndefined();
    const still = { seconds: Float64Array.of(0, 2000), positions: Float64Array.of(6900, 0, 0, 6900, 0, 0) };
    expect(orbitalPeriod(still)).toBeUndefined();
  });

  it.skipIf(hasNoSamples)('of a real TIMELINE is HST’s of 2017', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const { orbit } = await readTimeTagExposure({ events: [corrtag] });
    await corrtag.close();
    // 95.4 min at 540 km, to a part in 300
    expect(Math.abs(orbitalPeriod(orbit!)! / 60 - 95.4)).toBeLessThan(0.3);
  });
});
