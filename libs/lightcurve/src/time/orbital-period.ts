import type { HstOrbit } from './hst-orbit.js';

/** The row of a product's PARAMETERS that holds the period; in a composite each exposure's, its rootname behind it. */
export const hstOrbitKey = 'HST_ORBIT';

/** Rows so far apart (s) that the rounding of their places does not lengthen the way between them. */
const strideSeconds = 60;
/** A sixth of an orbit: less of it does not tell its period well (s). */
const shortestSeconds = 960;

/**
 * HST's orbital period from its places: the time over the turns it makes about the Earth's centre.
 *
 * @returns s; undefined when the places span less than a sixth of an orbit, or are no orbit of HST's (90 to 100 min)
 * Accuracy: about 0.1 %, the eccentricity of the orbit.
 */
export function orbitalPeriod({ seconds, positions }: HstOrbit): number | undefined {
  let turned = 0;
  let from = 0;
  for (let row = 1; row < seconds.length; row++) {
    const isLast = row === seconds.length - 1;
    if (seconds[row] - seconds[from] < strideSeconds && !isLast) continue;
    turned += angleBetween(positions, from, row);
    from = row;
  }
  const span = seconds[seconds.length - 1] - seconds[0];
  const period = (2 * Math.PI * span) / turned;
  return span >= shortestSeconds && period > 90 * 60 && period < 100 * 60 ? period : undefined;
}

/** Radians between two places as seen from the Earth's centre; through the cross product, exact where it is small. */
function angleBetween(positions: Float64Array, a: number, b: number): number {
  const [ax, ay, az] = positions.subarray(3 * a, 3 * a + 3);
  const [bx, by, bz] = positions.subarray(3 * b, 3 * b + 3);
  const across = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.atan2(across, ax * bx + ay * by + az * bz);
}
