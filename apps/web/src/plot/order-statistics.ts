/**
 * The value that stands at a share of the sorted values: 0 the least, 1 the greatest, 0.5 the middle one.
 *
 * Takes time in proportion to the number of values, where sorting them takes more.
 *
 * @param values finite, at least one; their order is changed
 */
export function quantileInPlace(values: Float64Array, share: number): number {
  const rank = Math.round(share * (values.length - 1));
  let [first, last] = [0, values.length - 1];
  // Hoare 1961, Comm. ACM 4, 321, algorithm 65
  while (first < last) {
    const pivot = values[(first + last) >> 1]!;
    let [low, high] = [first, last];
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const moved = values[low]!;
      values[low++] = values[high]!;
      values[high--] = moved;
    }
    if (rank <= high) last = high;
    else if (rank >= low) first = low;
    else break;
  }
  return values[rank]!;
}

/** Those values that are not NaN nor infinite, in a new array. */
export function finiteOf(values: Float64Array): Float64Array {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++)
    if (Number.isFinite(values[index]!)) finite[count++] = values[index]!;
  return finite.subarray(0, count);
}

/** So many values tell a quantile well enough to lay out an axis by it. */
const enough = 20_000;

/** At most 20,000 of the finite values, evenly chosen, in a new array. */
export function sampleOf(values: Float64Array): Float64Array {
  const every = Math.max(1, Math.ceil(values.length / enough));
  if (every === 1) return finiteOf(values);
  return finiteOf(
    Float64Array.from({ length: Math.floor(values.length / every) }, (_, at) => values[at * every]!),
  );
}
