import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { exposureOf } from '../testing/test-exposure.js';
import { barycentricJulianDate, daySeconds } from './barycentre.js';

interface Golden {
  readonly cases: readonly {
    readonly mjd: number;
    readonly rightAscension: number;
    readonly declination: number;
    readonly bjdMinusMjdSeconds: number;
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/barycentric.json', import.meta.url), 'utf8'),
) as Golden;

describe('the barycentric Julian date', () => {
  it('agrees with astropy to 5 ms, on either side of leap seconds and all over the sky', () => {
    const errors = golden.cases.map(({ mjd, rightAscension, declination, bjdMinusMjdSeconds }) => {
      const bjd = barycentricJulianDate(mjd, rightAscension, declination);
      // the days are subtracted first: a Julian date in double precision resolves 40 µs
      return Math.abs((bjd - 2_400_000.5 - mjd) * daySeconds - bjdMinusMjdSeconds);
    });
    expect(golden.cases.length).toBeGreaterThan(50);
    expect(Math.max(...errors)).toBeLessThan(0.005);
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
