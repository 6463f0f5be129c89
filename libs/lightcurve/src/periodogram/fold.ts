import { chiSquareProbability } from '../statistics/incomplete-gamma.js';

/**
 * Phases of times: cycles since an epoch, whole cycles taken off.
 *
 * @param times s @param periodSeconds > 0 @param epoch s, where the phase is 0
 * @returns 0 to below 1
 */
export function phasesOf(times: Float64Array, periodSeconds: number, epoch = 0): Float64Array {
  return times.map((time) => {
    const cycles = (time - epoch) / periodSeconds;
    const phase = cycles - Math.floor(cycles);
    // a hair before a whole cycle rounds to 1
    return phase < 1 ? phase : 0;
  });
}

/** Photons by phase, beside those of a constant source. */
export interface EpochFold {
  readonly events: Float64Array;
  /** photons of a constant source: proportional to the live time of each phase, as many in all */
  readonly expected: Float64Array;
  readonly chiSquare: number;
  /** chance of at least as much from a constant source, for this one period */
  readonly probability: number;
}

/**
 * Epoch folding: photons by phase against those of a constant source.
 *
 * @param phases 0 to below 1, of photons
 * @param live time in equal parts of the cycle, in any unit: a multiple of `binCount` parts
 * @param binCount phase bins, ≥ 2
 * @throws RangeError when a phase bin has no live time, or the parts do not fit into the bins
 * @see Leahy et al. 1983, ApJ 266, 160, Eq. 1; with live times as in Larsson 1996, A&AS 117, 197, section 2
 */
export function epochFold(phases: Float64Array, live: Float64Array, binCount: number): EpochFold {
  const parts = live.length / binCount;
  if (!(Number.isInteger(parts) && binCount >= 2))
    throw new RangeError(`epoch folding: expected a multiple of ${binCount} parts, found ${live.length}`);
  const total = live.reduce((sum, time) => sum + time, 0);
  const events = new Float64Array(binCount);
  for (const phase of phases) events[Math.floor(phase * binCount)]++;
  const expected = new Float64Array(binCount);
  let chiSquare = 0;
  for (let bin = 0; bin < binCount; bin++) {
    const time = live.subarray(bin * parts, (bin + 1) * parts).reduce((sum, each) => sum + each, 0);
    expected[bin] = (phases.length * time) / total;
    if (!(time > 0))
      throw new RangeError(`epoch folding: expected live time in each phase, found none in bin ${bin}`);
    chiSquare += (events[bin] - expected[bin]) ** 2 / expected[bin];
  }
  return { events, expected, chiSquare, probability: chiSquareProbability(chiSquare, binCount - 1) };
}

/**
 * Z²ₙ: the power of the first n harmonics of the photons' phases.
 *
 * @param phases 0 to below 1, of N photons
 * @param live time in equal parts of the cycle, in any unit: what a constant source has of each harmonic for its gaps, and
 *   for cycles begun, is taken off; absent: alike in all phases
 * @returns Z² and the chance of at least as much at this one period: χ² with 2n degrees of freedom
 * @see Buccheri et al. 1983, A&A 128, 245, Eq. 1
 */
export function zSquared(
  phases: Float64Array,
  harmonics: number,
  live?: Float64Array,
): { readonly statistic: number; readonly probability: number } {
  const statistic = harmonicPowers(phases, harmonics, live).reduce((sum, power) => sum + power, 0);
  return { statistic, probability: chiSquareProbability(statistic, 2 * harmonics) };
}

const hTestHarmonics = 20;

/**
 * The H-test: Z² with the number of harmonics, up to 20, that suits the profile best.
 *
 * @param mostHarmonics fewer than 20 where the clock cannot tell the faster ones
 * @returns H, the harmonics chosen, and the chance of at least as much at this one period
 * @see de Jager, Raubenheimer & Swanepoel 1989, A&A 221, 180, Eq. 11; chance exp(−0.4 H): de Jager & Büsching 2010, A&A 517, L9, Eq. 5
 */
export function hTest(
  phases: Float64Array,
  live?: Float64Array,
  mostHarmonics = hTestHarmonics,
): { readonly statistic: number; readonly harmonics: number; readonly probability: number } {
  let sum = 0;
  let statistic = -Infinity;
  let harmonics = 0;
  for (const [index, power] of harmonicPowers(
    phases,
    Math.min(mostHarmonics, hTestHarmonics),
    live,
  ).entries()) {
    sum += power;
    if (sum - 4 * index > statistic) {
      statistic = sum - 4 * index;
      harmonics = index + 1;
    }
  }
  return { statistic, harmonics, probability: Math.exp(-0.4 * statistic) };
}

/** 2 / N |Σ exp(2πikφ) − N ⟨exp(2πikφ)⟩|² for k = 1 … harmonics, the mean being that of live time. */
function harmonicPowers(
  phases: Float64Array,
  harmonics: number,
  live: Float64Array | undefined,
): readonly number[] {
  const photons = harmonicSums(phases, undefined, harmonics);
  const count = phases.length;
  if (live === undefined) return photons.map(({ cos, sin }) => (2 / count) * (cos * cos + sin * sin));
  const middles = Float64Array.from(live, (_, part) => (part + 0.5) / live.length);
  const share = count / live.reduce((sum, time) => sum + time, 0);
  return harmonicSums(middles, live, harmonics).map((constant, index) => {
    const cos = photons[index]!.cos - share * constant.cos;
    const sin = photons[index]!.sin - share * constant.sin;
    return (2 / count) * (cos * cos + sin * sin);
  });
}

/** Σ weight · exp(2πikφ) for k = 1 … harmonics. */
function harmonicSums(
  phases: Float64Array,
  weights: Float64Array | undefined,
  harmonics: number,
): readonly { readonly cos: number; readonly sin: number }[] {
  const sums = Array.from({ length: harmonics }, () => ({ cos: 0, sin: 0 }));
  for (let index = 0; index < phases.length; index++) {
    const weight = weights === undefined ? 1 : weights[index];
    const [cos, sin] = [Math.cos(2 * Math.PI * phases[index]), Math.sin(2 * Math.PI * phases[index])];
    let [harmonicCos, harmonicSin] = [cos, sin];
    for (const sum of sums) {
      sum.cos += weight * harmonicCos;
      sum.sin += weight * harmonicSin;
      [harmonicCos, harmonicSin] = [
        harmonicCos * cos - harmonicSin * sin,
        harmonicSin * cos + harmonicCos * sin,
      ];
    }
  }
  return sums;
}

/**
 * Whether the detector's clock is too slow for a frequency: beyond 1 / (2 ticks) a signal shows at its mirror image.
 *
 * @param tickSeconds 125 µs for STIS, 32 ms for COS
 */
export function isBeyondClock(frequencyHz: number, tickSeconds: number): boolean {
  return frequencyHz > 1 / (2 * tickSeconds);
}
