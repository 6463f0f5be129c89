import { AstroTime, BaryState, Body, GeoMoon } from 'astronomy-engine';
import { earthMoonBarycentre } from './earth-moon-barycentre.js';

/** A place in the solar system (km), axes of the ICRS. */
export type Kilometres = readonly [x: number, y: number, z: number];

/** One astronomical unit (km), exact (IAU 2012 B2). */
export const astronomicalUnitKilometres = 149_597_870.7;

/** Days between MJD 0 and J2000.0, exact. */
const j2000Mjd = 51_544.5;

/** The Moon's mass over that of Earth and Moon together. @see DE405: Earth/Moon 81.30056 */
const moonShare = 1 / (1 + 81.30056);

/**
 * Where the Earth's centre is, from the solar system's barycentre.
 *
 * From 1993-06-15 to 2039-09-23 by a table of the Earth-Moon barycentre and astronomy-engine's Moon, within 25 km of
 * ERFA epv00 (and so within 40 km of JPL DE405); at other times by astronomy-engine alone, within 3600 km.
 *
 * @param mjd d, TT (TDB differs by 2 ms, in which the Earth moves 60 m)
 */
export function earthPosition(mjd: number): Kilometres {
  const barycentre = earthMoonPosition(mjd);
  const time = AstroTime.FromTerrestrialTime(mjd - j2000Mjd);
  if (barycentre === undefined) {
    const { x, y, z } = BaryState(Body.Earth, time);
    return [x * astronomicalUnitKilometres, y * astronomicalUnitKilometres, z * astronomicalUnitKilometres];
  }
  const moon = GeoMoon(time);
  const share = moonShare * astronomicalUnitKilometres;
  return [barycentre[0] - share * moon.x, barycentre[1] - share * moon.y, barycentre[2] - share * moon.z];
}

/** How far {@link earthPosition} may be off, in light time (s). */
export function earthPositionUncertaintySeconds(mjd: number): number {
  return isInTable(mjd) ? 0.000_2 : 0.012;
}

function isInTable(mjd: number): boolean {
  const { firstMjd, days, count } = earthMoonBarycentre;
  return mjd >= firstMjd && mjd < firstMjd + days * count;
}

function earthMoonPosition(mjd: number): Kilometres | undefined {
  if (!isInTable(mjd)) return undefined;
  const { firstMjd, days } = earthMoonBarycentre;
  const stretch = Math.floor((mjd - firstMjd) / days);
  const place = (2 * (mjd - firstMjd - stretch * days)) / days - 1;
  const [x, y, z] = coefficients(stretch);
  return [chebyshev(x!, place), chebyshev(y!, place), chebyshev(z!, place)];
}

let lines: readonly string[] | undefined;

/** Coefficients of the axes of a stretch. */
function coefficients(stretch: number): readonly (readonly number[])[] {
  lines ??= earthMoonBarycentre.kilometres.split('\n');
  return lines[stretch]!.split(';').map((axis) => axis.split(' ').map(Number));
}

/** A sum of Chebyshev polynomials at −1 … 1, by Clenshaw's recurrence. @see Numerical Recipes, 5.8.11 */
function chebyshev(terms: readonly number[], place: number): number {
  let [next, afterNext] = [0, 0];
  for (let degree = terms.length - 1; degree > 0; degree--)
    [next, afterNext] = [2 * place * next - afterNext + terms[degree]!, next];
  return place * next - afterNext + terms[0]!;
}
