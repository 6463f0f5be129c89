/** What a panel's axis spans, and how many values lie beyond. */
export interface VerticalRange {
  readonly range: readonly [number, number];
  readonly below: number;
  readonly above: number;
}

/** Outliers are cut off only when showing them would make the rest smaller than by this factor. */
const tolerance = 4;
const room = 0.06;

/**
 * The span of a vertical axis.
 *
 * Robust: from the 1st to the 99th percentile and half as much again on both sides, wherever all values would span
 * more than four times as much; so that one wild bin does not flatten the others, and a flare is not cut.
 *
 * @param values NaN is left out
 * @param error half of what a typical error bar needs beyond the values; 0 for none
 */
export function verticalRange(values: Float64Array, kind: 'robust' | 'full', error = 0): VerticalRange {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0) return { range: [0, 1], below: 0, above: 0 };
  const [least, most] = [sorted[0]! - error, sorted.at(-1)! + error];
  const all = roomy(least, most);
  if (kind === 'full') return { range: all, below: 0, above: 0 };
  const [low, high] = [quantile(sorted, 0.01), quantile(sorted, 0.99)];
  const spread = high - low;
  const safe = [low - spread / 2, high + spread / 2] as const;
  if (!(spread > 0) || most - least <= tolerance * (safe[1] - safe[0]))
    return { range: all, below: 0, above: 0 };
  const range = roomy(Math.max(safe[0], least), Math.min(safe[1], most));
  return {
    range,
    below: sorted.filter((value) => value < range[0]).length,
    above: sorted.filter((value) => value > range[1]).length,
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

function roomy(low: number, high: number): readonly [number, number] {
  const extent = high > low ? high - low : Math.abs(high) || 1;
  return [low - extent * room, high + extent * room];
}

/** The middle one of the values; 0 when there are none. */
export function medianOf(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  return sorted.length === 0 ? 0 : quantile(sorted, 0.5);
}
