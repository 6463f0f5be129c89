import type { Kilometres } from './earth-position.js';

/** Where HST was, once a second, from the TIMELINE of a COS corrtag. */
export interface HstOrbit {
  /** s since EXPSTART, ascending */
  readonly seconds: Float64Array;
  /** km from the Earth's centre; row after row x, y, z */
  readonly positions: Float64Array;
}

/** Columns of a TIMELINE, of equal length. */
export interface TimelineColumns {
  /** s since EXPSTART */
  readonly seconds: Float64Array;
  /** degrees, geocentric; longitude to the east */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** degrees: SUN_ALT, above the horizon that HST sees */
  readonly sunAltitudes: Float64Array;
  /** degrees: SUN_ZD, angle between HST and Sun at the Earth's centre */
  readonly sunZenithDistances: Float64Array;
}

/** Mean radius of the Earth by which CALCOS finds HST's horizon (km). @see CALCOS timeline.py, RADIUS_EARTH */
const earthRadius = 6367.456;

/** Between what distances from the Earth's centre HST has ever been (km), and what is taken where they do not tell. */
const plausibleRadius = [6850, 7000] as const;
const nominalRadius = 6925;

/** HST's orbit does not reach farther north or south (degrees). */
const highestLatitude = 29;

/**
 * HST's places during an exposure, from the columns of its TIMELINE: right ascension is longitude plus Greenwich
 * sidereal time, the distance that at which the horizon lies SUN_ALT + SUN_ZD − 90° below the level, or a nominal one
 * (within 60 km, 0.2 ms) where these do not tell.
 *
 * @param startMjd d, MJD UTC of second 0
 * @param spanSeconds s from it to the end of the exposure
 * @returns undefined where the columns hold no orbit, as when the pipeline had no support file (all 0), or not that of
 *   the whole exposure
 * @see CALCOS timeline.py, createTimeline and computeAlt (the same formulas, forwards), BSD-3-Clause
 */
export function hstOrbit(
  timeline: TimelineColumns,
  startMjd: number,
  spanSeconds: number,
): HstOrbit | undefined {
  const { seconds, longitudes, latitudes, sunAltitudes, sunZenithDistances } = timeline;
  if (!covers(seconds, spanSeconds)) return undefined;
  if (longitudes.every((longitude) => longitude === 0) && latitudes.every((latitude) => latitude === 0))
    return undefined;
  const positions = new Float64Array(3 * seconds.length);
  for (let row = 0; row < seconds.length; row++) {
    const radius = distance(sunAltitudes[row] + sunZenithDistances[row] - 90);
    if (!(Math.abs(latitudes[row]) <= highestLatitude)) return undefined;
    const mjd = startMjd + seconds[row] / 86_400;
    const ascension = radians(longitudes[row]) + greenwichSiderealAngle(mjd);
    const latitude = radians(latitudes[row]);
    positions[3 * row] = radius * Math.cos(latitude) * Math.cos(ascension);
    positions[3 * row + 1] = radius * Math.cos(latitude) * Math.sin(ascension);
    positions[3 * row + 2] = radius * Math.sin(latitude);
  }
  return { seconds, positions };
}

/** Distance from the Earth's centre (km) at which the horizon lies so far below the level (degrees). */
function distance(dip: number): number {
  const radius = earthRadius / Math.cos(radians(dip));
  return radius > plausibleRadius[0] && radius < plausibleRadius[1] ? radius : nominalRadius;
}

/** Over so long HST's place is still found from rows on one side (s): it turns by a hundredth of its orbit. */
const longestGap = 60;

function covers(seconds: Float64Array, spanSeconds: number): boolean {
  if (seconds.length < 2 || seconds[0] > longestGap || seconds[seconds.length - 1] < spanSeconds - longestGap)
    return false;
  return seconds.every(
    (time, row) => row === 0 || (time > seconds[row - 1] && time - seconds[row - 1] <= longestGap),
  );
}

/** HST's place at a time (s since EXPSTART), linear between rows a second apart and beyond the first and last. */
export function hstPosition({ seconds, positions }: HstOrbit, time: number): Kilometres {
  const last = seconds.length - 1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (seconds[middle] <= time) low = middle;
    else high = middle;
  }
  const share = (time - seconds[low]) / (seconds[high] - seconds[low]);
  const axis = (which: number) =>
    positions[3 * low + which] * (1 - share) + positions[3 * high + which] * share;
  return [axis(0), axis(1), axis(2)];
}

/**
 * Greenwich mean sidereal time as an angle (radians), as CALCOS takes it off right ascensions.
 *
 * @param mjd d, UT1; UTC differs by less than a second, in which HST's place turns by 0.3 km
 * @see Aoki et al. 1982, A&A 105, 359, Eq. 14; CALCOS timeline.py, gmst
 */
export function greenwichSiderealAngle(mjd: number): number {
  const midnight = Math.floor(mjd);
  const centuries = (midnight - 51_544.5) / 36_525;
  const atMidnight =
    24_110.548_41 + 8_640_184.812_866 * centuries + 0.093_104 * centuries ** 2 - 6.2e-6 * centuries ** 3;
  const turns = atMidnight / 86_400 + (mjd - midnight) * 1.002_737_909_350_795;
  return 2 * Math.PI * (turns - Math.floor(turns));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
