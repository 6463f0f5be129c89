import type { SkyPosition } from './parse-position.js';

const radians = Math.PI / 180;

/** The angle between two places on the sky (deg), exact for small and for large ones (Vincenty's form of the haversine). */
export function angularDistance(one: SkyPosition, other: SkyPosition): number {
  const [d1, d2] = [one.declination * radians, other.declination * radians];
  const difference = (other.rightAscension - one.rightAscension) * radians;
  const across = Math.cos(d2) * Math.sin(difference);
  const along = Math.cos(d1) * Math.sin(d2) - Math.sin(d1) * Math.cos(d2) * Math.cos(difference);
  const together = Math.sin(d1) * Math.sin(d2) + Math.cos(d1) * Math.cos(d2) * Math.cos(difference);
  return Math.atan2(Math.hypot(across, along), together) / radians;
}

/** An angle (deg) in the unit in which it is easily read. */
export function angleWords(degrees: number): string {
  if (degrees >= 1) return `${degrees.toFixed(2)}°`;
  return degrees >= 1 / 60 ? `${(degrees * 60).toFixed(1)}′` : `${(degrees * 3600).toFixed(1)}″`;
}
