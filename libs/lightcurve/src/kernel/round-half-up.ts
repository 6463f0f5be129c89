/** Far off the detector and before the exposure: where undefined coordinates are put, so that no box holds them. */
const nowhere = -1_000_000;

/** The nearest whole number, of halves the upper one; of what is no coordinate, one far off. */
export function roundHalfUp(value: number): number {
  // comparisons with NaN fail
  return value > nowhere && value < -nowhere * 100 ? Math.floor(value + 0.5) : nowhere;
}
