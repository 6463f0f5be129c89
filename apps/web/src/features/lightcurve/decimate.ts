/** Most points of one trace that are drawn; beyond, each bucket keeps its lowest and highest. */
export const maximumPoints = 4000;

/**
 * Chooses the points of a trace that are drawn: all while they are few, else the lowest and the highest of each of
 * equally many neighbours, so that no peak and no dip is lost.
 *
 * @param values NaN is left out
 * @returns indices, ascending, at most `most`
 */
export function decimate(values: ArrayLike<number>, most = maximumPoints): readonly number[] {
  const finite = Array.from({ length: values.length }, (_, index) => index).filter((index) =>
    Number.isFinite(values[index]),
  );
  if (finite.length <= most) return finite;
  const bucketCount = Math.floor(most / 2);
  const chosen: number[] = [];
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const from = Math.floor((bucket * finite.length) / bucketCount);
    const to = Math.floor(((bucket + 1) * finite.length) / bucketCount);
    let [low, high] = [finite[from]!, finite[from]!];
    for (const index of finite.slice(from, to)) {
      if (values[index]! < values[low]!) low = index;
      if (values[index]! > values[high]!) high = index;
    }
    chosen.push(...(low === high ? [low] : [Math.min(low, high), Math.max(low, high)]));
  }
  return chosen;
}
