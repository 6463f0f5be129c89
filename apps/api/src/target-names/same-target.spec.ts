import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separation, suggestSameTargets, type TargetPlace } from './same-target.js';

const place = (name: string, changes: Partial<TargetPlace> = {}): TargetPlace => ({
  name,
  rightAscensionDegrees: 175.546,
  declinationDegrees: 26.7,
  epochMjd: 57_000,
  properMotion: null,
  ...changes,
});
const arcsec = 1 / 3600;
const tenYears = 3652.5;
/** GJ 436 (Gaia DR3): 895 mas/yr east, 814 mas/yr to the south. */
const fast = [895, -814] as const;
const tenYearsOn = {
  declinationDegrees: 26.7 - 8.14 * arcsec,
  rightAscensionDegrees: 175.546 + (8.95 * arcsec) / Math.cos((26.7 * Math.PI) / 180),
  epochMjd: 57_000 + tenYears,
};

const pairs = (...places: readonly TargetPlace[]) => suggestSameTargets(places).map(({ targets }) => targets);

describe('two targets', () => {
  it('within an arcsecond are offered as one, farther apart not', () => {
    expect(pairs(place('B'), place('A', { declinationDegrees: 26.7 + 0.9 * arcsec }))).toEqual([['A', 'B']]);
    expect(pairs(place('B'), place('A', { declinationDegrees: 26.7 + 1.1 * arcsec }))).toEqual([]);
  });

  it('are offered when the motion of one carries it to the other, and not when it carries it away', () => {
    expect(pairs(place('A', { properMotion: fast }), place('B', tenYearsOn))).toEqual([['A', 'B']]);
    expect(pairs(place('A'), place('B', tenYearsOn))).toEqual([]);
    expect(pairs(place('A', { properMotion: fast }), place('B', { epochMjd: 57_000 + tenYears }))).toEqual(
      [],
    );
  });

  it('at one place with motions that differ are two', () => {
    const slow = { properMotion: [3, 1] as const };
    expect(pairs(place('A', { properMotion: fast }), place('B', slow))).toEqual([]);
    expect(pairs(place('A', slow), place('B', slow))).toEqual([['A', 'B']]);
  });

  it('are found across the zero of right ascension and at the pole', () => {
    const near = (ra: number, declinationDegrees: number) => ({
      rightAscensionDegrees: ra,
      declinationDegrees,
    });
    expect(pairs(place('A', near(359.9999, 0)), place('B', near(0.0001, 0)))).toEqual([['A', 'B']]);
    expect(pairs(place('A', near(10, 89.99999)), place('B', near(190, 89.99999)))).toEqual([['A', 'B']]);
  });
});

it('measures angles as their definition has it', () => {
  const direction = fc.record({
    rightAscensionDegrees: fc.double({ min: 0, max: 360, noNaN: true }),
    declinationDegrees: fc.double({ min: -90, max: 90, noNaN: true }),
  });
  const vector = ({
    rightAscensionDegrees: ra,
    declinationDegrees: dec,
  }: typeof direction extends fc.Arbitrary<infer D> ? D : never) => {
    const [a, d] = [(ra * Math.PI) / 180, (dec * Math.PI) / 180];
    return [Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)] as const;
  };
  fc.assert(
    fc.property(direction, direction, (one, other) => {
      const [u, v] = [vector(one), vector(other)];
      const cross = Math.hypot(
        u[1] * v[2] - u[2] * v[1],
        u[2] * v[0] - u[0] * v[2],
        u[0] * v[1] - u[1] * v[0],
      );
      const dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
      const expected = ((Math.atan2(cross, dot) * 180) / Math.PI) * 3600;
      // near the antipode the haversine keeps 1e-8 rad
      expect(Math.abs(separation(one, other) - expected)).toBeLessThan(5e-3);
      expect(separation(one, other)).toBe(separation(one, other));
    }),
  );
});
