import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { exposureOf } from '../testing/test-exposure.js';
import { barycentricJulianDate, daySeconds } from './barycentre.js';
import { earthPosition, earthPositionUncertaintySeconds } from './earth-position.js';
import { hstOrbit, hstPosition } from './hst-orbit.js';

interface Golden {
  readonly cases: readonly {
    readonly mjd: number;
    readonly rightAscension: number;
    readonly declination: number;
    readonly bjdMinusMjdSeconds: number;
  }[];
  /** places in orbit: degrees, and km from the Earth's centre */
  readonly hst: readonly {
    readonly mjd: number;
    readonly longitude: number;
    readonly latitude: number;
    readonly radius: number;
    readonly rightAscension: number;
    readonly declination: number;
    readonly bjdMinusMjdSeconds: number;
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/barycentric.json', import.meta.url), 'utf8'),
) as Golden;

/** A TIMELINE of two rows at one place; the horizon is as low as the distance makes it. */
function timelineAt({ longitude, latitude, radius }: Golden['hst'][number]) {
  const dip = (Math.acos(6367.456 / radius) * 180) / Math.PI;
  return {
    seconds: Float64Array.of(0, 1),
    longitudes: Float64Array.of(longitude, longitude),
    latitudes: Float64Array.of(latitude, latitude),
    sunAltitudes: Float64Array.of(dip, dip),
    sunZenithDistances: Float64Array.of(90, 90),
  };
}

describe('the barycentric Julian date', () => {
  it('agrees with astropy to 0.1 ms, on either side of leap seconds and all over the sky', () => {
    const errors = golden.cases.map(({ mjd, rightAscension, declination, bjdMinusMjdSeconds }) => {
      const bjd = barycentricJulianDate(mjd, rightAscension, declination);
      // the days are subtracted first: a Julian date in double precision resolves 40 µs
      return Math.abs((bjd - 2_400_000.5 - mjd) * daySeconds - bjdMinusMjdSeconds);
    });
    expect(golden.cases.length).toBeGreaterThan(250);
    expect(Math.max(...errors)).toBeLessThan(0.000_1);
  });

  it('agrees with astropy to 0.2 ms from where HST is', () => {
    const errors = golden.hst.map((each) => {
      const hst = hstPosition(hstOrbit(timelineAt(each), each.mjd, 1)!, 0);
      const bjd = barycentricJulianDate(each.mjd, each.rightAscension, each.declination, hst);
      return Math.abs((bjd - 2_400_000.5 - each.mjd) * daySeconds - each.bjdMinusMjdSeconds);
    });
    expect(golden.hst.length).toBeGreaterThan(100);
    expect(Math.max(...errors)).toBeLessThan(0.000_2);
  });

  it('is within 12 ms of astropy where the table ends, and says so', () => {
    const after = earthPosition(66_100);
    const before = earthPosition(66_047.9);
    expect(earthPositionUncertaintySeconds(66_100)).toBe(0.012);
    expect(earthPositionUncertaintySeconds(66_047.9)).toBe(0.000_2);
    // astropy 5.2, erfa.epv00(2400000.5, …), km
    const expectedAfter = [106064442.7, 95644904.6, 41426089.8];
    const expectedBefore = [150395522.8, -16404916.1, -7141115.8];
    const distance = (a: readonly number[], b: readonly number[]) =>
      Math.hypot(...a.map((value, axis) => value - b[axis]!));
    expect(distance(before, expectedBefore)).toBeLessThan(30);
    expect(distance(after, expectedAfter)).toBeLessThan(3600);
  });

  it('runs evenly through an exposure that a leap second falls into', async () => {
    const goodTimes = [{ start: 0, stop: 600 }];
    const startMjd = 57_754 - 300 / daySeconds;
    const { columns } = await extractLightcurve(exposureOf([5], goodTimes, {}, 'l', startMjd), {
      stepSeconds: 32,
    });
    for (let bin = 1; bin < columns.BJD_TDB.length; bin++) {
      const step = (columns.BJD_TDB[bin]! - columns.BJD_TDB[bin - 1]!) * daySeconds;
      expect(Math.abs(step - 32)).toBeLessThan(0.01);
    }
  });

  it('is not given for a moving target', async () => {
    const exposure = exposureOf([5], [{ start: 0, stop: 10 }]);
    const moving = { ...exposure, identity: { ...exposure.identity, movingTarget: true } };
    expect((await extractLightcurve(moving)).columns.BJD_TDB.every(Number.isNaN)).toBe(true);
  });
});
