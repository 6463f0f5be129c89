/**
 * Boxcar average over `width` columns: the window of column i is i - W/2 ... i - W/2 + W - 1, cut at the ends.
 *
 * @see CALCOS ccos.c lines 1781-1862 (smoothBackground), BSD-3-Clause
 */
export function smooth(values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let column = 0; column < values.length; column++) sums[column + 1] = sums[column] + values[column];
  return values.map((_, column) => {
    const first = Math.max(0, column - Math.floor(width / 2));
    const end = Math.min(values.length, column - Math.floor(width / 2) + width);
    return (sums[end] - sums[first]) / (end - first);
  });
}
