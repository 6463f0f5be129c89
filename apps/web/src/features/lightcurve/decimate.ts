/** Most points of one panel that are drawn. */
export const mostPoints = 4000;

/**
 * Shares what may be drawn among the traces of a panel: a trace that has few points draws all of them, and what it
 * leaves goes to the others, in proportion to what they have.
 *
 * @param available how many points each has
 * @param most of all together, ≥ twice their number to be of use
 * @returns how many each may draw, at least 2 where it has any
 */
export function shares(available: readonly number[], most = mostPoints): readonly number[] {
  const total = available.reduce((sum, count) => sum + count, 0);
  if (total <= most) return available;
  const result = available.map(() => 0);
  let open = [...available.keys()];
  let left = most;
  // in proportion first; whoever needs less than an even share is served whole
  for (;;) {
    const even = left / Math.max(1, open.length);
    const small = open.filter((each) => available[each]! <= even / 4);
    if (small.length === 0) break;
    for (const each of small) result[each] = available[each]!;
    left -= small.reduce((sum, each) => sum + available[each]!, 0);
    open = open.filter((each) => !small.includes(each));
  }
  const rest = open.reduce((sum, each) => sum + available[each]!, 0);
  for (const each of open) result[each] = Math.max(2, Math.floor((left * available[each]!) / rest));
  return result;
}

/**
 * Chooses the points of a trace that are drawn: all while they are few, else the lowest and the highest of each of
 * equally many neighbours, so that no peak and no dip is lost.
 *
 * @param values NaN is left out
 * @param bins the indices to choose from, ascending
 * @returns indices, ascending, at most `most`
 */
export function decimate(values: Float64Array, bins: readonly number[], most: number): readonly number[] {
  const finite = bins.filter((bin) => Number.isFinite(values[bin]));
  if (finite.length <= most) return finite;
  const bucketCount = Math.max(1, Math.floor(most / 2));
  const chosen: number[] = [];
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const from = Math.floor((bucket * finite.length) / bucketCount);
    const to = Math.floor(((bucket + 1) * finite.length) / bucketCount);
    let [low, high] = [finite[from]!, finite[from]!];
    for (let index = from + 1; index < to; index++) {
      const bin = finite[index]!;
      if (values[bin]! < values[low]!) low = bin;
      if (values[bin]! > values[high]!) high = bin;
    }
    if (low === high) chosen.push(low);
    else chosen.push(Math.min(low, high), Math.max(low, high));
  }
  return chosen;
}
