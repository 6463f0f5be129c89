import { earthPosition, earthPositionUncertaintySeconds, type Kilometres } from './earth-position.js';
import { ttMinusUtcSeconds } from './leap-seconds.js';

/** Seconds in a day, exact. */
export const daySeconds = 86_400;

/** Speed of light (km/s), exact (SI). */
const lightKilometresPerSecond = 299_792.458;

/** JD of MJD 0, exact. */
export const mjdZeroJd = 2_400_000.5;

/** MJD of J2000.0, exact. */
const j2000Mjd = 51_544.5;

/** Light time from HST to the geocentre, at most (s): HST is no more than 6,990 km away. */
export const barycentricUncertaintySeconds = 0.023;

/**
 * How far BJD_TDB may be off (s): by the ephemeris, and by HST's place where that is not known. Where it is, the frame
 * of the TIMELINE's coordinates (of date or of J2000, 0.1 ms) is in doubt.
 *
 * @param startMjd d, UTC
 */
export function bjdUncertaintySeconds(startMjd: number, knowsHst: boolean): number {
  const uncertainty =
    earthPositionUncertaintySeconds(startMjd) + (knowsHst ? 0.0003 : barycentricUncertaintySeconds);
  return Math.round(uncertainty * 1e6) / 1e6;
}

/**
 * Barycentric Julian date (TDB) at which the light of a target would have passed the solar system's barycentre.
 *
 * UTC → TT by leap seconds, → TDB, plus the light time along the line of sight. The target's proper motion and parallax
 * are left out: an arcsecond moves it by up to 2.4 ms, a parsec's distance bends the front by up to 1.2 ms.
 *
 * @param mjd d, UTC
 * @param rightAscension degrees, ICRS
 * @param declination degrees, ICRS
 * @param hst HST's place from the Earth's centre (km); without it the time is that of the geocentre
 * @returns d; against astropy within 0.1 ms for the geocentre, 0.2 ms with HST's place (golden/barycentric.json)
 * @see Eastman, Siverd & Gaudi 2010, PASP 122, 935, Eq. 4 (Rømer delay only; the others are below 0.1 ms)
 */
export function barycentricJulianDate(
  mjd: number,
  rightAscension: number,
  declination: number,
  hst?: Kilometres,
): number {
  const ttMinusUtc = ttMinusUtcSeconds(mjd);
  const seconds =
    ttMinusUtc + barycentricDelaySeconds(mjd + ttMinusUtc / daySeconds, rightAscension, declination, hst);
  return mjd + mjdZeroJd + seconds / daySeconds;
}

/**
 * BJD (TDB) − JD (TT) in seconds: the light time from the observer to the barycentre, and TDB − TT.
 *
 * @param ttMjd d, MJD in TT
 * @param rightAscension degrees, ICRS
 * @param declination degrees, ICRS
 * @param hst HST's place from the Earth's centre (km); the geocentre without it
 * @returns s, from −501 to 501
 */
export function barycentricDelaySeconds(
  ttMjd: number,
  rightAscension: number,
  declination: number,
  hst: Kilometres = [0, 0, 0],
): number {
  const [x, y, z] = earthPosition(ttMjd);
  const alpha = (rightAscension * Math.PI) / 180;
  const delta = (declination * Math.PI) / 180;
  const along =
    Math.cos(delta) * (Math.cos(alpha) * (x + hst[0]) + Math.sin(alpha) * (y + hst[1])) +
    Math.sin(delta) * (z + hst[2]);
  return tdbMinusTtSeconds(ttMjd - j2000Mjd) + along / lightKilometresPerSecond;
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
