/** A stretch of a curve over which its level is constant: cells first up to, not including, end. */
export interface Block {
  readonly first: number;
  readonly end: number;
  /** counts per second, or the weighted mean of measurements */
  readonly level: number;
}

export interface BlockOptions {
  /** the chance that a constant source is cut at least once */
  readonly falsePositive?: number;
}

/**
 * Cuts photon arrival times into blocks of constant rate.
 *
 * A photon's cell reaches half way to its neighbours, so gaps count as time without photons: give live seconds, gaps cut
 * out. O(N²): above some 10⁴ photons use bins.
 *
 * @param times s, ascending, all different, N ≥ 2; blocks are of photons by index
 * @see Scargle et al. 2013, ApJ 764, 167, Eq. 19 (fitness) and 21 (prior), section 2.6 (the algorithm)
 */
export function blocksOfEvents(times: Float64Array, options: BlockOptions = {}): readonly Block[] {
  const last = times.length - 1;
  const edge = (index: number) =>
    index === 0 ? times[0] : index > last ? times[last] : (times[index - 1] + times[index]) / 2;
  const lengths = times.map((time, index) => {
    if (index > 0 && !(time > times[index - 1]))
      throw new RangeError(`Bayesian blocks: expected ascending times, found ${time} at ${index}`);
    return edge(index + 1) - edge(index);
  });
  return blocksOfBins(new Float64Array(times.length).fill(1), lengths, options);
}

/**
 * Cuts binned photons into blocks of constant rate; gaps do no harm, live time is what counts.
 *
 * @param events photons per bin @param exposures live seconds per bin, > 0; N ≥ 2
 * @see Scargle et al. 2013, ApJ 764, 167, Eq. 19 and section 3.1 (binned events)
 */
export function blocksOfBins(
  events: Float64Array,
  exposures: Float64Array,
  options: BlockOptions = {},
): readonly Block[] {
  const fitness = (count: number, length: number) => (count > 0 ? count * Math.log(count / length) : 0);
  return cut(events, exposures, fitness, (count, length) => count / length, options);
}

/**
 * Cuts measurements with Gaussian errors into blocks of constant level.
 *
 * @param values @param errors > 0; N ≥ 2
 * @see Scargle et al. 2013, ApJ 764, 167, Eq. 41
 */
export function blocksOfMeasurements(
  values: Float64Array,
  errors: Float64Array,
  options: BlockOptions = {},
): readonly Block[] {
  const weights = errors.map((error) => 1 / error ** 2);
  const weighted = values.map((value, index) => value * weights[index]);
  const fitness = (sum: number, weight: number) => (sum * sum) / (2 * weight);
  return cut(weighted, weights, fitness, (sum, weight) => sum / weight, options);
}

/** The largest step between neighbouring blocks, over the mean level; 0 for one block. */
export function largestJump(blocks: readonly Block[], meanLevel: number): number {
  return blocks.reduce((most, { level }, index) => {
    const before = index > 0 ? blocks[index - 1]!.level : level;
    return Math.max(most, Math.abs(level - before) / Math.abs(meanLevel));
  }, 0);
}

/** The best of all cuts: of the first cells, then with one more, and so on; each keeps where its last block begins. */
function cut(
  sums: Float64Array,
  sizes: Float64Array,
  fitness: (sum: number, size: number) => number,
  level: (sum: number, size: number) => number,
  { falsePositive = 0.01 }: BlockOptions,
): readonly Block[] {
  const count = sums.length;
  if (count < 2 || sizes.length !== count)
    throw new RangeError(`Bayesian blocks: expected at least 2 cells, found ${count}`);
  const price = 4 - Math.log(73.53 * falsePositive * count ** -0.478);
  const best = new Float64Array(count);
  const beginning = new Int32Array(count);
  for (let end = 0; end < count; end++) {
    let sum = 0;
    let size = 0;
    best[end] = -Infinity;
    for (let first = end; first >= 0; first--) {
      sum += sums[first];
      size += sizes[first];
      const value = fitness(sum, size) - price + (first > 0 ? best[first - 1] : 0);
      if (value > best[end]) {
        best[end] = value;
        beginning[end] = first;
      }
    }
  }
  const blocks: Block[] = [];
  for (let end = count; end > 0; end = blocks[0]!.first) {
    const first = beginning[end - 1];
    const total = (column: Float64Array) =>
      column.subarray(first, end).reduce((all, value) => all + value, 0);
    blocks.unshift({ first, end, level: level(total(sums), total(sizes)) });
  }
  return blocks;
}
