import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import { hstOrbit, hstPosition } from './hst-orbit.js';

describe.skipIf(hasNoSamples)('the orbit of HST from a real TIMELINE', () => {
  it('has the height HST had in 2017 and sees the target as high as the pipeline says', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const { orbit, identity } = await readTimeTagExposure({ events: [corrtag] });
    const altitudes = await corrtag.hdu('TIMELINE')!.numbers('TARGET_ALT');
    await corrtag.close();
    const [alpha, delta] = [identity.rightAscension!, identity.declination!].map(
      (angle) => (angle * Math.PI) / 180,
    );
    const target = [
      Math.cos(delta!) * Math.cos(alpha!),
      Math.cos(delta!) * Math.sin(alpha!),
      Math.sin(delta!),
    ] as const;
    const rows = orbit!.seconds.length;
    expect(rows).toBe(1882);
    for (let row = 0; row < rows; row += 100) {
      const place = hstPosition(orbit!, orbit!.seconds[row]!);
      const radius = Math.hypot(...place);
      // 530 to 550 km up
      expect(radius).toBeGreaterThan(6900);
      expect(radius).toBeLessThan(6930);
      const along = place.reduce((sum, value, axis) => sum + value * target[axis]!, 0) / radius;
      const altitude = 90 + ((Math.acos(6367.456 / radius) - Math.acos(along)) * 180) / Math.PI;
      expect(Math.abs(altitude - Number(altitudes[row]))).toBeLessThan(0.005);
    }
  });

  it('moves BJD_TDB by no more than HST is away, and narrows its uncertainty', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const exposure = await readTimeTagExposure({ events: [corrtag] });
    const known = await extractLightcurve(exposure, { stepSeconds: 10 });
    const unknown = await extractLightcurve({ ...exposure, orbit: undefined }, { stepSeconds: 10 });
    await corrtag.close();
    const moved = known.columns.BJD_TDB.map((day, bin) => (day - unknown.columns.BJD_TDB[bin]!) * 86_400);
    expect(Math.max(...moved.map(Math.abs))).toBeLessThan(0.0232);
    expect(Math.max(...moved) - Math.min(...moved)).toBeGreaterThan(0.01);
    expect([known.bjdUncertaintySeconds, unknown.bjdUncertaintySeconds]).toEqual([0.0005, 0.0232]);
  });
});

describe('the orbit of HST', () => {
  const zeros = (length: number) => new Float64Array(length);
  const timeline = {
    seconds: Float64Array.of(0, 1, 2),
    longitudes: zeros(3).fill(100),
    latitudes: zeros(3).fill(10),
    sunAltitudes: zeros(3).fill(22.9),
    sunZenithDistances: zeros(3).fill(90),
  };

  it('is not known where the pipeline had no support file, nor where the rows leave out some of the exposure', () => {
    const noSupport = { ...timeline, longitudes: zeros(3), latitudes: zeros(3) };
    expect(hstOrbit(noSupport, 58_000, 2)).toBeUndefined();
    expect(hstOrbit({ ...timeline, latitudes: zeros(3).fill(45) }, 58_000, 2)).toBeUndefined();
    expect(hstOrbit(timeline, 58_000, 100)).toBeUndefined();
    expect(hstOrbit({ ...timeline, seconds: Float64Array.of(0, 100, 101) }, 58_000, 101)).toBeUndefined();
    expect(hstOrbit(timeline, 58_000, 2)?.seconds).toEqual(timeline.seconds);
  });

  it('has a nominal height where the height of the Sun does not tell it', () => {
    const radius = (changes: Partial<typeof timeline>) =>
      Math.hypot(...hstPosition(hstOrbit({ ...timeline, ...changes }, 58_000, 2)!, 1));
    expect(radius({ sunAltitudes: zeros(3) })).toBeCloseTo(6925, 9);
    expect(radius({})).toBeCloseTo(6367.456 / Math.cos((22.9 * Math.PI) / 180), 6);
  });
});
