/** Evenly spaced frequencies (Hz, never angular): firstIndex · stepHz and so on, count of them. */
export interface FrequencyGrid {
  readonly firstIndex: number;
  readonly stepHz: number;
  readonly count: number;
}

/** More than this a periodogram in memory should not have; composites over years are combined incoherently instead. */
const mostInMemory = 2 ** 24;

/**
 * The frequencies a periodogram has to visit so that no peak is missed between two of them.
 *
 * @param baselineSeconds from the first to the last sample (s), > 0
 * @param range lowest (by default one cycle in the baseline) and highest frequency (Hz); for bins of width d the highest
 *   worth asking for is 1 / 2d
 * @param oversampling frequencies per width 1 / baseline of a peak
 * @param mostFrequencies how many may be needed, 2²⁴ at most
 * @throws RangeError when the range is empty or needs more
 * @see VanderPlas 2018, ApJS 236, 16, section 7.1 (Eq. 44: five to ten per peak)
 */
export function makeFrequencyGrid(
  baselineSeconds: number,
  range: { readonly lowestHz?: number; readonly highestHz: number },
  {
    oversampling = 5,
    mostFrequencies = mostInMemory,
  }: { readonly oversampling?: number; readonly mostFrequencies?: number } = {},
): FrequencyGrid {
  const stepHz = 1 / (baselineSeconds * oversampling);
  const firstIndex = firstIndexOf(baselineSeconds, range.lowestHz, stepHz);
  const count = countFrequencies(baselineSeconds, range, { oversampling });
  if (!(count >= 1 && count <= Math.min(mostFrequencies, mostInMemory)))
    throw new RangeError(
      `frequency grid: expected 1 to ${mostFrequencies} frequencies, found ${count} up to ${range.highestHz} Hz over ${baselineSeconds} s`,
    );
  return { firstIndex, stepHz, count };
}

/** How many frequencies the grid of a range would have, whether or not they fit in memory. */
export function countFrequencies(
  baselineSeconds: number,
  range: { readonly lowestHz?: number; readonly highestHz: number },
  { oversampling = 5 }: { readonly oversampling?: number } = {},
): number {
  const stepHz = 1 / (baselineSeconds * oversampling);
  // a highest frequency that is a whole number of steps stays in despite rounding
  const last = Math.floor((range.highestHz / stepHz) * (1 + 1e-12));
  return last - firstIndexOf(baselineSeconds, range.lowestHz, stepHz) + 1;
}

function firstIndexOf(baselineSeconds: number, lowestHz: number | undefined, stepHz: number): number {
  return Math.max(1, Math.round((lowestHz ?? 1 / baselineSeconds) / stepHz));
}

/** The frequencies of a grid (Hz), ascending, length count. */
export function frequenciesOf({ firstIndex, stepHz, count }: FrequencyGrid): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => (firstIndex + index) * stepHz);
}
