import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePosition } from './parse-position.js';

/** deg; from the integer fields, so that it is exact to rounding. */
const hours = (h: number, m: number, s: number) => 15 * (h + m / 60 + s / 3600);
const degrees = (sign: number, d: number, m: number, s: number) => sign * (d + m / 60 + s / 3600);

describe('a position in the search box', () => {
  it.each([
    '12 34 56 -7 8 9',
    '12:34:56 -07:08:09',
    '12h34m56s -7d08m09s',
    '12h 34m 56s −7° 08′ 09″',
    `12h34m56s, -7d08'09"`,
    'RA=12:34:56 Dec=-07:08:09',
    'ra 12 34 56, dec -7 8 9',
    'J123456-070809',
    '(12 34 56.0, –07 08 09.00) J2000',
    '188.7333333333d -7.1358333333d',
    '188.7333333333 -7.1358333333',
    '188.7333333333-7.1358333333',
    '188.7333333333,-7.1358333333',
    '12.5822222222h -7.1358333333',
    '12 34.9333333 -7 8.15',
  ])('is read from %s', (text) => {
    const found = parsePosition(text);
    expect(found?.rightAscension).toBeCloseTo(hours(12, 34, 56), 5);
    expect(found?.declination).toBeCloseTo(degrees(-1, 7, 8, 9), 5);
  });

  it('keeps the sign of a declination of minus zero degrees', () => {
    expect(parsePosition('1 2 3 -0 30 0')?.declination).toBe(-0.5);
  });

  it.each([
    '',
    'GJ 436',
    'WD 1145+017',
    'WD J114833.63+012859.4',
    'ld9m10ujq',
    '436',
    '12 34 56',
    '12 34 56 -7 8 9 10',
    '361 0',
    '24 0 0 +0 0 0',
    '12 61 0 -7 8 9',
    '12 34 60 -7 8 9',
    '10 -91',
    '-10 5',
    '12.5 34 56 -7 8 9',
    '1e2 3',
    '10 5h',
  ])('is not read from %j', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });

  const fields = fc.record({
    h: fc.integer({ min: 0, max: 23 }),
    m: fc.integer({ min: 0, max: 59 }),
    s: fc.integer({ min: 0, max: 59_999 }).map((value) => value / 1000),
    sign: fc.constantFrom(1, -1),
    d: fc.integer({ min: 0, max: 89 }),
    arcminutes: fc.integer({ min: 0, max: 59 }),
    arcseconds: fc.integer({ min: 0, max: 5999 }).map((value) => value / 100),
  });
  const two = (value: number) => String(value).padStart(2, '0');
  const twoPoint = (value: number, digits: number) => value.toFixed(digits).padStart(3 + digits, '0');

  it('is the same in every form it can be written in', () => {
    fc.assert(
      fc.property(fields, ({ h, m, s, sign, d, arcminutes, arcseconds }) => {
        const rightAscension = hours(h, m, s);
        const declination = degrees(sign, d, arcminutes, arcseconds);
        const mark = sign < 0 ? '-' : '+';
        const [ss, as] = [twoPoint(s, 3), twoPoint(arcseconds, 2)];
        const forms = [
          `${h} ${m} ${s} ${mark}${d} ${arcminutes} ${arcseconds}`,
          `${two(h)}:${two(m)}:${ss}${mark}${two(d)}:${two(arcminutes)}:${as}`,
          `${h}h${m}m${s}s ${mark}${d}°${arcminutes}′${arcseconds}″`,
          `J${two(h)}${two(m)}${ss}${mark}${two(d)}${two(arcminutes)}${as}`,
          `${rightAscension.toFixed(7)} ${declination.toFixed(7)}`,
          `${rightAscension.toFixed(7)}, ${declination.toFixed(7)}`,
        ];
        for (const form of forms) {
          const found = parsePosition(form);
          expect(found?.rightAscension, form).toBeCloseTo(rightAscension, 6);
          expect(found?.declination, form).toBeCloseTo(declination, 6);
        }
      }),
      { seed: 8 },
    );
  });

  it('is on the sky or nothing, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789 .:+-hmsd\'"°,Jra'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), (text) => {
        const found = parsePosition(text);
        if (found === undefined) return;
        expect(found.rightAscension).toBeGreaterThanOrEqual(0);
        expect(found.rightAscension).toBeLessThan(360);
        expect(Math.abs(found.declination)).toBeLessThanOrEqual(90);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});
