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

/** How many of the bins have a value. */
export function countKnown(values: Float64Array, bins: Int32Array): number {
  let count = 0;
  for (let place = 0; place < bins.length; place++) if (Number.isFinite(values[bins[place]!]!)) count += 1;
  return count;
}

/**
 * Chooses the points of a trace that are drawn: all while they are few, else the lowest and the highest of each of
 * equally many neighbours, so that no peak and no dip is lost.
 *
 * @param values NaN is left out
 * @param bins the indices to choose from, ascending
 * @param known how many of them have a value
 * @returns indices, ascending, at most `most`
 */
export function decimate(values: Float64Array, bins: Int32Array, known: number, most: number): Int32Array {
  if (known <= most)
    return known === bins.length ? bins : bins.filter((bin) => Number.isFinite(values[bin]!));
  const bucketCount = Math.max(1, Math.floor(most / 2));
  const chosen = new Int32Array(2 * bucketCount);
  let count = 0;
  let [rank, bucket, end] = [0, 0, 0];
  let [low, high] = [-1, -1];
  const close = () => {
    if (low < 0) return;
    chosen[count++] = Math.min(low, high);
    if (low !== high) chosen[count++] = Math.max(low, high);
  };
  for (let place = 0; place < bins.length; place++) {
    const bin = bins[place]!;
    const value = values[bin]!;
    if (!Number.isFinite(value)) continue;
    if (rank === end) {
      close();
      bucket += 1;
      end = Math.floor((bucket * known) / bucketCount);
      low = high = bin;
    } else {
      if (value < values[low]!) low = bin;
      if (value > values[high]!) high = bin;
    }
    rank += 1;
  }
  close();
  return chosen.subarray(0, count);
}
