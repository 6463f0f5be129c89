import { finiteOf, quantileInPlace, sampleOf } from '../../plot/order-statistics.js';

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
 * Of more than 20,000 values the percentiles are those of evenly chosen ones.
 *
 * @param values NaN is left out
 * @param error half of what a typical error bar needs beyond the values; 0 for none
 */
export function verticalRange(values: Float64Array, kind: 'robust' | 'full', error = 0): VerticalRange {
  const finite = finiteOf(values);
  if (finite.length === 0) return { range: [0, 1], below: 0, above: 0 };
  const [lowest, highest] = extentOf(finite);
  const [least, most] = [lowest - error, highest + error];
  const all = roomy(least, most);
  if (kind === 'full') return { range: all, below: 0, above: 0 };
  const sample = sampleOf(finite);
  const [low, high] = [quantileInPlace(sample, 0.01), quantileInPlace(sample, 0.99)];
  const spread = high - low;
  const safe = [low - spread / 2, high + spread / 2] as const;
  if (!(spread > 0) || most - least <= tolerance * (safe[1] - safe[0]))
    return { range: all, below: 0, above: 0 };
  const range = roomy(Math.max(safe[0], least), Math.min(safe[1], most));
  return { range, ...countBeyond(finite, range) };
}

function extentOf(values: Float64Array): readonly [number, number] {
  let [least, most] = [values[0]!, values[0]!];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function countBeyond(values: Float64Array, [low, high]: readonly [number, number]) {
  let [below, above] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    if (values[index]! < low) below += 1;
    if (values[index]! > high) above += 1;
  }
  return { below, above };
}

function roomy(low: number, high: number): readonly [number, number] {
  const extent = high > low ? high - low : Math.abs(high) || 1;
  return [low - extent * room, high + extent * room];
}

/** The middle one of the values, of very many about; 0 when there are none. */
export function medianOf(values: Float64Array): number {
  const sample = sampleOf(values);
  return sample.length === 0 ? 0 : quantileInPlace(sample, 0.5);
}
