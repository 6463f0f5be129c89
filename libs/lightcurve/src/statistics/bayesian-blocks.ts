import { BlockCandidates, type BlockLaw } from './block-candidates.js';

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
 * out.
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
  return cut(events, exposures, { fitness, law: poissonLaw }, options);
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
  return cut(weighted, weights, { fitness, law: gaussianLaw }, options);
}

/** Of counts, but for what does not depend on the cuts. */
const poissonLaw: BlockLaw = {
  a: (level) => 1 + Math.log(Math.max(level, Number.MIN_VALUE)),
  b: (level) => level,
  slope: (level) => 1 / level,
};

/** Of measurements, but for what does not depend on the cuts. */
const gaussianLaw: BlockLaw = { a: (level) => level, b: (level) => level ** 2 / 2, slope: () => 1 };

/** The largest step between neighbouring blocks, over the mean level; 0 for one block. */
export function largestJump(blocks: readonly Block[], meanLevel: number): number {
  return blocks.reduce((most, { level }, index) => {
    const before = index > 0 ? blocks[index - 1]!.level : level;
    return Math.max(most, Math.abs(level - before) / Math.abs(meanLevel));
  }, 0);
}

/**
 * The best of all cuts: of the first cells, then with one more, and so on; each keeps where its last block begins.
 *
 * Cost: O(N) in practice, for the last block can begin at a handful of cells only.
 */
function cut(
  sums: Float64Array,
  sizes: Float64Array,
  { fitness, law }: { fitness: (sum: number, size: number) => number; law: BlockLaw },
  { falsePositive = 0.01 }: BlockOptions,
): readonly Block[] {
  const count = sums.length;
  if (count < 2 || sizes.length !== count)
    throw new RangeError(`Bayesian blocks: expected at least 2 cells, found ${count}`);
  const price = 4 - Math.log(73.53 * falsePositive * count ** -0.478);
  const beginning = new Int32Array(count);
  const candidates = new BlockCandidates(law, count, ...levelsOf(sums, sizes, law));
  for (let cell = 0; cell < count; cell++) {
    candidates.add(cell, sums[cell], sizes[cell]);
    const best = candidates.best(cell, fitness);
    beginning[cell] = best.beginning;
    candidates.begin(cell + 1, best.worth - price);
  }
  const blocks: Block[] = [];
  for (let end = count; end > 0; end = blocks[0]!.first) {
    const first = beginning[end - 1];
    const total = (column: Float64Array) =>
      column.subarray(first, end).reduce((all, value) => all + value, 0);
    blocks.unshift({ first, end, level: total(sums) / total(sizes) });
  }
  return blocks;
}

/** Lowest and highest level of a cell; a cell without photons is taken for a bit above 0, where Poisson's law has a slope. */
function levelsOf(sums: Float64Array, sizes: Float64Array, law: BlockLaw): [number, number] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let cell = 0; cell < sums.length; cell++) {
    const level = sums[cell] / sizes[cell];
    lowest = Math.min(lowest, level);
    highest = Math.max(highest, level);
  }
  return [Number.isFinite(law.slope(lowest)) ? lowest : highest * 1e-15, highest];
}
