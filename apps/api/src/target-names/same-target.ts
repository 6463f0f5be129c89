/** A target of the archive as far as its place on the sky is concerned. */
export interface TargetPlace {
  readonly name: string;
  /** ICRS, as the header has it, at the epoch of its exposures. */
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** Mean epoch of its exposures (d, MJD). */
  readonly epochMjd: number;
  /** μα cos δ and μδ (mas/yr), if somebody knows them. */
  readonly properMotion: readonly [number, number] | null;
}

/** Two targets that lie at one place and may be one; staff decide. */
export interface SameTargetSuggestion {
  readonly targets: readonly [string, string];
  /** At one epoch, with the proper motion taken along where it is known. */
  readonly separationArcsec: number;
  /** False: nothing is known of their motion, and the exposures are years apart. */
  readonly isMotionKnown: boolean;
}

const limitArcsec = 1;
/** Motions that differ by more are of two objects (mas/yr). */
const motionToleranceMasPerYear = 20;
const daysPerYear = 365.25;
const arcsecPerDegree = 3600;
const degrees = Math.PI / 180;

/**
 * Pairs of targets within an arcsecond of each other, nearest first. Where the proper motion of one is known both are
 * compared at the other's epoch; two known motions that differ are a conflict, and so no pair. Moving targets and
 * targets without a position have no place here.
 *
 * Cost: sorted by declination, so n log n and the pairs within the largest displacement.
 */
export function suggestSameTargets(places: readonly TargetPlace[]): readonly SameTargetSuggestion[] {
  const sorted = places.toSorted((a, b) => a.declinationDegrees - b.declinationDegrees);
  const reach = limitArcsec / arcsecPerDegree + largestDisplacement(places);
  const suggestions: SameTargetSuggestion[] = [];
  for (const [place, one] of sorted.entries())
    for (let next = place + 1; next < sorted.length; next++) {
      const other = sorted[next]!;
      if (other.declinationDegrees - one.declinationDegrees > reach) break;
      const suggestion = compare(one, other);
      if (suggestion !== undefined) suggestions.push(suggestion);
    }
  return suggestions.toSorted((a, b) => a.separationArcsec - b.separationArcsec);
}

function compare(one: TargetPlace, other: TargetPlace): SameTargetSuggestion | undefined {
  if (one.name === other.name || haveOtherMotions(one, other)) return undefined;
  const motion = one.properMotion ?? other.properMotion;
  const separationArcsec = separation(motion === null ? one : movedTo(one, motion, other.epochMjd), other);
  if (!(separationArcsec <= limitArcsec)) return undefined;
  const targets: [string, string] = one.name < other.name ? [one.name, other.name] : [other.name, one.name];
  return { targets, separationArcsec, isMotionKnown: motion !== null };
}

function haveOtherMotions({ properMotion: a }: TargetPlace, { properMotion: b }: TargetPlace): boolean {
  if (a === null || b === null) return false;
  return Math.hypot(a[0] - b[0], a[1] - b[1]) > motionToleranceMasPerYear;
}

/** Where a target is at another epoch; linear in the tangent plane, good to 1 mas over decades away from the poles. */
function movedTo(target: TargetPlace, [alongRa, alongDec]: readonly [number, number], epochMjd: number) {
  const years = (epochMjd - target.epochMjd) / daysPerYear;
  const { rightAscensionDegrees: ra, declinationDegrees: dec } = target;
  const scale = years / 1000 / arcsecPerDegree;
  return {
    rightAscensionDegrees: ra + (alongRa * scale) / Math.cos(dec * degrees),
    declinationDegrees: dec + alongDec * scale,
  };
}

type Direction = Pick<TargetPlace, 'rightAscensionDegrees' | 'declinationDegrees'>;

/**
 * Angle between two directions (arcsec), by the haversine, which keeps its digits where the cosine loses them.
 *
 * @see Sinnott 1984, Sky and Telescope 68, 158
 */
export function separation(one: Direction, other: Direction): number {
  const [dec1, dec2] = [one.declinationDegrees * degrees, other.declinationDegrees * degrees];
  const alongDec = Math.sin((dec2 - dec1) / 2) ** 2;
  const alongRa = Math.sin(((other.rightAscensionDegrees - one.rightAscensionDegrees) * degrees) / 2) ** 2;
  const half = Math.sqrt(alongDec + Math.cos(dec1) * Math.cos(dec2) * alongRa);
  return ((2 * Math.asin(Math.min(1, half))) / degrees) * arcsecPerDegree;
}

/** How far motion can carry any of these in the time between the first and the last (degree). */
function largestDisplacement(places: readonly TargetPlace[]): number {
  let [first, last, fastest] = [Infinity, -Infinity, 0];
  for (const { epochMjd, properMotion } of places) {
    first = Math.min(first, epochMjd);
    last = Math.max(last, epochMjd);
    fastest = Math.max(fastest, Math.hypot(...(properMotion ?? [0, 0])));
  }
  const years = Math.max(0, last - first) / daysPerYear;
  return (fastest * years) / 1000 / arcsecPerDegree;
}
