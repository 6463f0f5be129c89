const radiansPerDegree = Math.PI / 180;

/**
 * The direction of a place on the sky as a vector of length 1.
 *
 * @param rightAscension deg
 * @param declination deg, -90 to 90
 */
export function unitVector(
  rightAscension: number,
  declination: number,
): readonly [x: number, y: number, z: number] {
  const longitude = rightAscension * radiansPerDegree;
  const latitude = declination * radiansPerDegree;
  return [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ];
}

/**
 * Straight distance between the ends of two unit vectors that are an angle apart; unlike the cosine it keeps small angles.
 *
 * @param angle deg, 0 to 180
 */
export function chord(angle: number): number {
  return 2 * Math.sin((angle * radiansPerDegree) / 2);
}

/** A place as an exposure's row holds it; null when the header has none. */
export function positionOf(rightAscensionDegrees: number | null, declinationDegrees: number | null) {
  const [directionX, directionY, directionZ] =
    rightAscensionDegrees === null || declinationDegrees === null
      ? [null, null, null]
      : unitVector(rightAscensionDegrees, declinationDegrees);
  return { rightAscensionDegrees, declinationDegrees, directionX, directionY, directionZ };
}
