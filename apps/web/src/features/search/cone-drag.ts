import { angularDistance } from './angular-distance.js';
import type { SkyPosition } from './parse-position.js';
import { changed, type SearchState } from './search-state.js';

/** A circle on the sky. */
export interface Cone {
  readonly middle: SkyPosition;
  /** deg */
  readonly radius: number;
}

/** The circle round one place through another. */
export function coneThrough(middle: SkyPosition, edge: SkyPosition): Cone {
  return { middle, radius: angularDistance(middle, edge) };
}

/** The search of all that is within a circle; chosen targets go, they were chosen elsewhere. */
export function withCone(state: SearchState, { middle, radius }: Cone): SearchState {
  const { rightAscension, declination } = middle;
  const sign = declination < 0 ? '-' : '+';
  return changed(state, {
    q: `${rightAscension.toFixed(3)} ${sign}${Math.abs(declination).toFixed(3)}`,
    radius: String(Number(radius.toPrecision(3))),
    target: undefined,
  });
}
