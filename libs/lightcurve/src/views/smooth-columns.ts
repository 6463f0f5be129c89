/**
 * A boxcar average over `width` columns: the window of column i is i − ⌊W/2⌋ … i − ⌊W/2⌋ + W − 1, cut at the ends.
 * {@link import('../photon-weights.js').smoothAdjoint} is its adjoint.
 *
 * @see CALCOS ccos.c lines 1781–1862 (smoothBackground), BSD-3-Clause
 */
export function smoothColumns(values: Float64Array, width: number): Float64Array {
  if (width <= 1) return values;
  const sums = new Float64Array(values.length + 1);
  for (let column = 0; column < values.length; column++) sums[column + 1] = sums[column] + values[column];
  return values.map((_, column) => {
    const first = Math.max(0, column - Math.floor(width / 2));
    const end = Math.min(values.length, column - Math.floor(width / 2) + width);
    return (sums[end] - sums[first]) / (end - first);
  });
}

/** How many columns the window of each column holds. */
export function smoothedCounts(columnCount: number, width: number): Float64Array {
  return Float64Array.from({ length: columnCount }, (_, column) => {
    if (width <= 1) return 1;
    const first = Math.max(0, column - Math.floor(width / 2));
    return Math.min(columnCount, column - Math.floor(width / 2) + width) - first;
  });
}
