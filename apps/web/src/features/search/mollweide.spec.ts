import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseMollweide, mollweide } from './mollweide.js';

describe('the map of the sky', () => {
  it('has 12 h in the middle, right ascension growing to the left, north above', () => {
    expect(mollweide(180, 0)).toEqual({ x: -0, y: 0 });
    expect(mollweide(270, 0).x).toBeCloseTo(-1, 12);
    expect(mollweide(90, 0).x).toBeCloseTo(1, 12);
    expect(mollweide(0, 90)).toMatchObject({ y: 1 });
    expect(mollweide(123, -90).y).toBe(-1);
  });

  it('agrees with the table of the projection', () => {
    // Snyder 1987, p. 252, table 42: y of latitude 45° is 0.59204, its parallel has 0.80591 of the equator's length
    const { x, y } = mollweide(90, 45);
    expect(y).toBeCloseTo(0.59204, 5);
    expect(x).toBeCloseTo(0.80591, 5);
  });

  it('keeps areas: a zone has the part of the ellipse that it has of the sphere', () => {
    fc.assert(
      fc.property(fc.double({ min: -89, max: 89, noNaN: true }), (declination) => {
        const { y } = mollweide(180, declination);
        // area of the ellipse below y, over all of it
        const onMap = 0.5 + (Math.asin(y) + y * Math.sqrt(1 - y * y)) / Math.PI;
        expect(onMap).toBeCloseTo((1 + Math.sin((declination * Math.PI) / 180)) / 2, 9);
      }),
      { seed: 5 },
    );
  });

  it('is undone by its inverse', () => {
    const ra = fc.double({ min: 0, max: 359.99, noNaN: true });
    const dec = fc.double({ min: -89, max: 89, noNaN: true });
    fc.assert(
      fc.property(ra, dec, (rightAscension, declination) => {
        const back = inverseMollweide(mollweide(rightAscension, declination));
        // at the edge either end of the right ascensions is right
        const offset = Math.abs(((back!.rightAscension - rightAscension + 540) % 360) - 180);
        expect(offset).toBeLessThan(1e-5);
        expect(back!.declination).toBeCloseTo(declination, 7);
      }),
      { seed: 5 },
    );
    expect(inverseMollweide({ x: 1.9, y: 0.9 })).toBeUndefined();
    expect(inverseMollweide({ x: 0, y: 1.1 })).toBeUndefined();
  });
});
