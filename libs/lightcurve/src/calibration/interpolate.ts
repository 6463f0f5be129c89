/**
 * Linear interpolation in a table, its first and last value beyond the ends.
 *
 * @param abscissae ascending, at least one
 * @param ordinates as many
 * @param wanted NaN gives NaN
 * @see CALCOS ccos.c lines 2769–2808 (interp1d), BSD-3-Clause
 */
export function interpolateClamped(
  abscissae: ArrayLike<number>,
  ordinates: ArrayLike<number>,
  wanted: Float64Array,
): Float64Array {
  const last = abscissae.length - 1;
  return wanted.map((value) => {
    if (Number.isNaN(value)) return Number.NaN;
    if (value <= abscissae[0]) return ordinates[0];
    if (value >= abscissae[last]) return ordinates[last];
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (abscissae[middle] <= value) low = middle;
      else high = middle;
    }
    const share = (value - abscissae[low]) / (abscissae[high] - abscissae[low]);
    return ordinates[low] * (1 - share) + ordinates[high] * share;
  });
}
