import type { Target } from '@hstlc/contract';
import { angleWords, angularDistance } from './angular-distance.js';
import type { SkyPosition } from './parse-position.js';

/** Why each target was found, by its name; nothing for those whose own name says it. */
export type MatchReasons = ReadonlyMap<string, string>;

/** By what of each target the words that were typed were found: another name, or an exposure. */
export function reasonsByName(targets: readonly Pick<Target, 'name' | 'matches'>[]): MatchReasons {
  return new Map(
    targets.flatMap(({ name, matches }) => {
      if (matches.length === 0 || matches.some(({ by }) => by === 'name')) return [];
      const [{ by, value }, ...others] = matches as [Target['matches'][number], ...Target['matches']];
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      return [[name, `${by === 'alias' ? 'also called' : 'has exposure'} ${value}${more}`] as const];
    }),
  );
}

/** How far each target is from the middle of a cone. */
export function reasonsByPlace(
  targets: readonly Pick<Target, 'name' | 'rightAscensionDegrees' | 'declinationDegrees'>[],
  middle: SkyPosition,
): MatchReasons {
  return new Map(
    targets.flatMap(({ name, rightAscensionDegrees, declinationDegrees }) => {
      if (rightAscensionDegrees === null || declinationDegrees === null) return [];
      const place = { rightAscension: rightAscensionDegrees, declination: declinationDegrees };
      return [[name, `${angleWords(angularDistance(place, middle))} away`] as const];
    }),
  );
}
