/** About so many cells along each side of the map. */
const cells = 400;

/** A round width that divides a length into about 400 parts: 1, 2 or 5 times a power of ten. */
export function roundStep(length: number, least = 0): number {
  const wanted = Math.max(length / cells, least, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(3));
}
