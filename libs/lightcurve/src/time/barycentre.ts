import { AstroTime, BaryState, Body } from 'astronomy-engine';
import { ttMinusUtcSeconds } from './leap-seconds.js';

/** Seconds in a day, exact. */
export const daySeconds = 86_400;

/** Light time over one astronomical unit (s): 149 597 870 700 m / 299 792 458 m/s, both exact (IAU 2012 B2, SI). */
const astronomicalUnitSeconds = 149_597_870_700 / 299_792_458;

/** JD of MJD 0 and of J2000.0, exact. */
export const mjdZeroJd = 2_400_000.5;
const j2000Jd = 2_451_545;

/** Uncertainty of {@link barycentricJulianDate} (s): HST is at most 0.023 light seconds from the geocentre. */
export const barycentricUncertaintySeconds = 0.023;

/**
 * Barycentric Julian date (TDB) at which the light of a target would have passed the solar system's barycentre.
 *
 * UTC → TT by leap seconds, → TDB, plus the light time from the geocentre along the line of sight. HST's own position
 * and the target's proper motion and parallax are left out.
 *
 * @param mjd d, UTC
 * @param rightAscension degrees, ICRS
 * @param declination degrees, ICRS
 * @returns d; against astropy within 5 ms for the geocentre (golden/barycentric.json), so within 28 ms of HST's own time
 * @see Eastman, Siverd & Gaudi 2010, PASP 122, 935, Eq. 4 (Rømer delay only; the others are below 0.1 ms)
 */
export function barycentricJulianDate(mjd: number, rightAscension: number, declination: number): number {
  const ttMinusUtc = ttMinusUtcSeconds(mjd);
  const seconds =
    ttMinusUtc + barycentricDelaySeconds(mjd + ttMinusUtc / daySeconds, rightAscension, declination);
  return mjd + mjdZeroJd + seconds / daySeconds;
}

/**
 * BJD (TDB) − JD (TT) in seconds: the light time from the geocentre to the barycentre, and TDB − TT.
 *
 * @param ttMjd d, MJD in TT
 * @param rightAscension degrees, ICRS
 * @param declination degrees, ICRS
 * @returns s, from −501 to 501
 */
export function barycentricDelaySeconds(ttMjd: number, rightAscension: number, declination: number): number {
  const ttDays = ttMjd + (mjdZeroJd - j2000Jd);
  const { x, y, z } = BaryState(Body.Earth, AstroTime.FromTerrestrialTime(ttDays));
  const alpha = (rightAscension * Math.PI) / 180;
  const delta = (declination * Math.PI) / 180;
  const along = Math.cos(delta) * (Math.cos(alpha) * x + Math.sin(alpha) * y) + Math.sin(delta) * z;
  return tdbMinusTtSeconds(ttDays) + along * astronomicalUnitSeconds;
}

/**
 * TDB − TT (s), to some 30 µs.
 *
 * @param ttDays days since J2000.0 (TT)
 * @see Astronomical Almanac 2010, p. B7; Explanatory Supplement (Seidelmann 1992), Eq. 2.222-1
 */
function tdbMinusTtSeconds(ttDays: number): number {
  const anomaly = ((357.53 + 0.985_600_28 * ttDays) * Math.PI) / 180;
  return 0.001_658 * Math.sin(anomaly) + 0.000_014 * Math.sin(2 * anomaly);
}
