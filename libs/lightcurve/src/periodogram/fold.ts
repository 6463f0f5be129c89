import { chiSquareProbability } from '../statistics/incomplete-gamma.js';

/** An interval of time in which photons were counted (s): start included, stop not. */
interface Interval {
  readonly start: number;
  readonly stop: number;
}

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

/** Photons by phase, the live time of each phase, and how far from a constant they are. */
export interface FoldedEvents {
  readonly events: Float64Array;
  /** s */
  readonly exposures: Float64Array;
  readonly chiSquare: number;
  /** chance of at least as much from a constant source, for this one period */
  readonly probability: number;
}

/**
 * Epoch folding: photons by phase against the live time of each phase.
 *
 * @param times photon arrival times (s), within the good times
 * @param goodTimes s, apart from each other
 * @param binCount phase bins, ≥ 2
 * @throws RangeError when a phase bin has no live time
 * @see Leahy et al. 1983, ApJ 266, 160, Eq. 1; with live times as in Larsson 1996, A&AS 117, 197, section 2
 */
export function foldEvents(
  times: Float64Array,
  goodTimes: readonly Interval[],
  periodSeconds: number,
  { binCount = 16, epoch = 0 }: { readonly binCount?: number; readonly epoch?: number } = {},
): FoldedEvents {
  const events = new Float64Array(binCount);
  for (const phase of phasesOf(times, periodSeconds, epoch)) events[Math.floor(phase * binCount)]++;
  const exposures = new Float64Array(binCount);
  for (const { start, stop } of goodTimes)
    for (let bin = 0; bin < binCount; bin++)
      exposures[bin] +=
        secondsInPhase(stop - epoch, bin, binCount, periodSeconds) -
        secondsInPhase(start - epoch, bin, binCount, periodSeconds);
  const live = exposures.reduce((sum, seconds) => sum + seconds, 0);
  let chiSquare = 0;
  for (let bin = 0; bin < binCount; bin++) {
    const expected = (times.length * exposures[bin]) / live;
    if (!(expected > 0))
      throw new RangeError(`epoch folding: expected live time in each phase, found none in bin ${bin}`);
    chiSquare += (events[bin] - expected) ** 2 / expected;
  }
  return { events, exposures, chiSquare, probability: chiSquareProbability(chiSquare, binCount - 1) };
}

/** Seconds from 0 to a time that fall into a phase bin. */
function secondsInPhase(time: number, bin: number, binCount: number, period: number): number {
  const cycles = Math.floor(time / period);
  const rest = time / period - cycles;
  const part = Math.min(1 / binCount, Math.max(0, rest - bin / binCount));
  return period * (cycles / binCount + part);
}

/**
 * Z²ₙ: the power of the first n harmonics of the photons' phases.
 *
 * @param phases 0 to 1, of N photons without gaps, or with gaps much shorter or longer than the period
 * @returns Z² and the chance of at least as much at this one period: χ² with 2n degrees of freedom
 * @see Buccheri et al. 1983, A&A 128, 245, Eq. 1
 */
export function zSquared(
  phases: Float64Array,
  harmonics: number,
): { readonly statistic: number; readonly probability: number } {
  const statistic = harmonicPowers(phases, harmonics).reduce((sum, power) => sum + power, 0);
  return { statistic, probability: chiSquareProbability(statistic, 2 * harmonics) };
}

const hTestHarmonics = 20;

/**
 * The H-test: Z² with the number of harmonics, up to 20, that suits the profile best.
 *
 * @returns H, the harmonics chosen, and the chance of at least as much at this one period
 * @see de Jager, Raubenheimer & Swanepoel 1989, A&A 221, 180, Eq. 11; chance exp(−0.4 H): de Jager & Büsching 2010, A&A 517, L9, Eq. 5
 */
export function hTest(phases: Float64Array): {
  readonly statistic: number;
  readonly harmonics: number;
  readonly probability: number;
} {
  let sum = 0;
  let statistic = -Infinity;
  let harmonics = 0;
  for (const [index, power] of harmonicPowers(phases, hTestHarmonics).entries()) {
    sum += power;
    if (sum - 4 * index > statistic) {
      statistic = sum - 4 * index;
      harmonics = index + 1;
    }
  }
  return { statistic, harmonics, probability: Math.exp(-0.4 * statistic) };
}

/** 2 / N |Σ exp(2πikφ)|² for k = 1 … harmonics. */
function harmonicPowers(phases: Float64Array, harmonics: number): readonly number[] {
  return Array.from({ length: harmonics }, (_, index) => {
    let cos = 0;
    let sin = 0;
    for (const phase of phases) {
      const angle = 2 * Math.PI * ((index + 1) * phase);
      cos += Math.cos(angle);
      sin += Math.sin(angle);
    }
    return (2 / phases.length) * (cos * cos + sin * sin);
  });
}

/**
 * Whether the detector's clock is too slow for a frequency: beyond 1 / (2 ticks) a signal shows at its mirror image.
 *
 * @param tickSeconds 125 µs for STIS, 32 ms for COS
 */
export function isBeyondClock(frequencyHz: number, tickSeconds: number): boolean {
  return frequencyHz > 1 / (2 * tickSeconds);
}
