/** A point of the map: −2 ≤ x ≤ 2 to the right, −1 ≤ y ≤ 1 upward, in units of the half height. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** deg; in the middle of the map, right ascension grows to the left as the sky is seen from below */
const centreDegrees = 180;
const radians = Math.PI / 180;

/**
 * Mollweide's equal-area projection of the whole sky, right ascension 12 h in the middle.
 *
 * @param rightAscension deg @param declination deg, −90 to 90
 * @see Snyder 1987, Map Projections (USGS Professional Paper 1395), p. 251, equations 31-1 to 31-4
 */
export function mollweide(rightAscension: number, declination: number): MapPoint {
  const theta = auxiliaryAngle(declination * radians);
  const offset = ((((rightAscension - centreDegrees + 180) % 360) + 360) % 360) - 180;
  return { x: -((2 * offset) / 180) * Math.cos(theta), y: Math.sin(theta) };
}

/**
 * The sky under a point of the map.
 *
 * @returns undefined outside the ellipse
 * @see Snyder 1987, equations 31-6 and 31-7
 */
export function inverseMollweide({
  x,
  y,
}: MapPoint): { readonly rightAscension: number; readonly declination: number } | undefined {
  if (Math.abs(y) > 1) return undefined;
  const theta = Math.asin(y);
  const sine = (2 * theta + Math.sin(2 * theta)) / Math.PI;
  const declination = Math.asin(Math.max(-1, Math.min(1, sine))) / radians;
  const cosine = Math.cos(theta);
  const offset = cosine === 0 ? 0 : (-x * 90) / cosine;
  // at the edge itself rounding may go beyond
  if (Math.abs(offset) > 180 + 1e-6) return undefined;
  return { rightAscension: (offset + centreDegrees + 360) % 360, declination };
}

/** Solves 2θ + sin 2θ = π sin φ by Newton's method; the poles, where it converges slowly, are given. */
function auxiliaryAngle(latitude: number): number {
  if (Math.abs(latitude) > Math.PI / 2 - 1e-9) return Math.sign(latitude) * (Math.PI / 2);
  const wanted = Math.PI * Math.sin(latitude);
  let theta = latitude;
  for (let step = 0; step < 100; step += 1) {
    const change = (2 * theta + Math.sin(2 * theta) - wanted) / (2 + 2 * Math.cos(2 * theta));
    theta -= change;
    if (Math.abs(change) < 1e-12) break;
  }
  return theta;
}
