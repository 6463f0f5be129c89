import { inverseMollweide, mollweide } from './mollweide.js';

/** Half the height of the map (units of its view box). */
export const halfHeight = 240;

interface Sky {
  readonly rightAscension: number;
  readonly declination: number;
}

/** Where a place on the sky is on the map, in units of its view box: right and down from the middle. */
export function onMap({ rightAscension, declination }: Sky): { readonly x: number; readonly y: number } {
  const { x, y } = mollweide(rightAscension, declination);
  return { x: x * halfHeight, y: -y * halfHeight };
}

/** The place on the sky under a point of the map; undefined beside it. */
export function onSky({ x, y }: { readonly x: number; readonly y: number }): Sky | undefined {
  return inverseMollweide({ x: x / halfHeight, y: -y / halfHeight });
}

/** A line through places on the sky as an SVG path, broken where it leaves the map at one side and enters at the other. */
export function skyPath(places: readonly Sky[]): string {
  let before: number | undefined;
  return places
    .map((place) => {
      const { x, y } = onMap(place);
      const isBreak = before === undefined || Math.abs(x - before) > halfHeight;
      before = x;
      return `${isBreak ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);

/** Meridians every two hours and parallels every 30°. */
export const graticule = [
  ...range(30, 330, 30).map((rightAscension) =>
    skyPath(range(-90, 90, 5).map((declination) => ({ rightAscension, declination }))),
  ),
  ...range(-60, 60, 30).map((declination) =>
    skyPath(range(0.01, 359.99, 4.9997).map((rightAscension) => ({ rightAscension, declination }))),
  ),
].join('');

const radians = Math.PI / 180;

/** deg: the north galactic pole, ICRS, and the galactic longitude of the north celestial pole. */
const galacticPole = { rightAscension: 192.85948, declination: 27.12825, longitude: 122.93192 };

/**
 * A place in the galactic plane.
 *
 * @param longitude deg
 * @see ESA 1997, The Hipparcos and Tycho Catalogues, vol. 1, section 1.5.3
 */
export function galacticPlane(longitude: number): Sky {
  const angle = (galacticPole.longitude - longitude) * radians;
  const pole = galacticPole.declination * radians;
  const declination = Math.asin(Math.cos(pole) * Math.cos(angle)) / radians;
  const offset = Math.atan2(Math.sin(angle), -Math.sin(pole) * Math.cos(angle)) / radians;
  return { rightAscension: (offset + galacticPole.rightAscension + 360) % 360, declination };
}

export const galacticPath = skyPath(range(0, 360, 4).map(galacticPlane));

/** The circle of so many degrees round a place, as an SVG path. */
export function circlePath({ rightAscension, declination }: Sky, radiusDegrees: number): string {
  const [sine, cosine] = [Math.sin(declination * radians), Math.cos(declination * radians)];
  const radius = Math.max(radiusDegrees, 0.5) * radians;
  return skyPath(
    range(0, 360, 6).map((bearing) => {
      const height = Math.asin(
        sine * Math.cos(radius) + cosine * Math.sin(radius) * Math.cos(bearing * radians),
      );
      const offset = Math.atan2(
        Math.sin(bearing * radians) * Math.sin(radius) * cosine,
        Math.cos(radius) - sine * Math.sin(height),
      );
      return {
        rightAscension: (rightAscension + offset / radians + 360) % 360,
        declination: height / radians,
      };
    }),
  );
}
