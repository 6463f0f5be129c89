/** Below this many events a Gaussian is no good description of a Poisson count. */
const fewEvents = 20;

/**
 * Upper and lower 1-sigma uncertainty of a Poisson count.
 *
 * @param events whole number ≥ 0
 * @returns from 20 events on √events on both sides; below, Gehrels' approximations, never 0 above
 * @see Gehrels 1986, ApJ 303, 336, Eq. 7 (upper) and Eq. 14 with β = 0 (lower), for S = 1
 */
export function poissonUncertainty(events: number): { readonly upper: number; readonly lower: number } {
  if (events >= fewEvents) return { upper: Math.sqrt(events), lower: Math.sqrt(events) };
  const upper = 1 + Math.sqrt(events + 0.75);
  if (events === 0) return { upper, lower: 0 };
  const lower = events * (1 - (1 - 1 / (9 * events) - 1 / (3 * Math.sqrt(events))) ** 3);
  return { upper, lower };
}
