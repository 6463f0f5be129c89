import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleWords, angularDistance } from './angular-distance.js';

const place = fc.record({
  rightAscension: fc.double({ min: 0, max: 360, noNaN: true, maxExcluded: true }),
  declination: fc.double({ min: -90, max: 90, noNaN: true }),
});

describe('the angle between two places on the sky', () => {
  it('is that of well-known pairs', () => {
    const pole = { rightAscension: 10, declination: 90 };
    expect(angularDistance(pole, { rightAscension: 200, declination: 0 })).toBeCloseTo(90, 12);
    const arcsecond = 1 / 3600;
    expect(
      angularDistance(
        { rightAscension: 359.9999, declination: 0 },
        { rightAscension: 0.0001, declination: 0 },
      ),
    ).toBeCloseTo(0.0002, 12);
    expect(
      angularDistance(
        { rightAscension: 5, declination: 89.9 },
        { rightAscension: 5, declination: 89.9 + arcsecond },
      ),
    ).toBeCloseTo(arcsecond, 12);
    expect(
      angularDistance({ rightAscension: 0, declination: -30 }, { rightAscension: 180, declination: 30 }),
    ).toBeCloseTo(180, 6);
  });

  it('is the same both ways, and none from a place to itself', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(angularDistance(one, other)).toBeCloseTo(angularDistance(other, one), 9);
        expect(angularDistance(one, one)).toBeCloseTo(0, 9);
      }),
      { seed: 4 },
    );
  });

  it('is said in the unit in which it is easily read', () => {
    expect([0.0001, 0.5 / 60, 0.05, 12.345].map(angleWords)).toEqual(['0.4″', '30.0″', '3.0′', '12.35°']);
  });
});
