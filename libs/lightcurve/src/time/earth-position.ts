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
  if (barycentre === undefined) {
    const { x, y, z } = BaryState(Body.Earth, AstroTime.FromTerrestrialTime(mjd - j2000Mjd));
    return [x * astronomicalUnitKilometres, y * astronomicalUnitKilometres, z * astronomicalUnitKilometres];
  }
  const [x, y, z] = earthFromBarycentre(mjd);
  return [barycentre[0] + x, barycentre[1] + y, barycentre[2] + z];
}

/** Days between the instants at which the Moon is computed, an eighth: between them it is linear to 0.5 km. */
const moonNodeDays = 1 / 8;

/** Where the Earth's centre is from the Earth-Moon barycentre, which it goes round once a month. */
function earthFromBarycentre(mjd: number): Kilometres {
  const node = Math.floor(mjd / moonNodeDays);
  const share = mjd / moonNodeDays - node;
  const before = earthAtNode(node);
  const after = earthAtNode(node + 1);
  const between = (axis: 0 | 1 | 2) => before[axis] * (1 - share) + after[axis] * share;
  return [between(0), between(1), between(2)];
}

/** The nodes of late: the times of an exposure lie close together, and the Moon is dear. */
const nodes = new Map<number, Kilometres>();

const mostNodes = 64;

function earthAtNode(node: number): Kilometres {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const { x, y, z } = GeoMoon(AstroTime.FromTerrestrialTime(node * moonNodeDays - j2000Mjd));
  const share = -moonShare * astronomicalUnitKilometres;
  const position = [share * x, share * y, share * z] as const;
  if (nodes.size >= mostNodes) nodes.clear();
  nodes.set(node, position);
  return position;
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
  if (stretch !== parsed?.stretch) parsed = { stretch, axes: coefficients(stretch) };
  const [x, y, z] = parsed.axes;
  return [chebyshev(x!, place), chebyshev(y!, place), chebyshev(z!, place)];
}

/** The stretch asked for last. */
let parsed: { readonly stretch: number; readonly axes: readonly (readonly number[])[] } | undefined;

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
