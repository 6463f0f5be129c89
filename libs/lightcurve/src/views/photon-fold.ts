import { barycentricDelay } from '../barycentric-delay.js';
import { byPhotonList, lostTimes, selectSegments } from '../bin-exposure.js';
import type { Caveat } from '../caveat.js';
import { requireValidOptions, type ExtractionOptions } from '../extraction-options.js';
import { intersect, liveTotal, subtract, toTicks, type GoodTime, type TickInterval } from '../good-times.js';
import { LightcurveError } from '../lightcurve-error.js';
import { applyOwnChoices } from '../own-choices.js';
import { epochFold, hTest, isBeyondClock, zSquared, type EpochFold } from '../periodogram/fold.js';
import type { PhotonFilter } from '../photon-list.js';
import type { SelectedSegment } from '../segment-bins.js';
import { daySeconds, mjdZeroJd } from '../time/barycentre.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';
import { visitPhotons } from './visit-photons.js';

/** What may be chosen beside the photons themselves. */
export interface PhotonFoldOptions extends Omit<
  ExtractionOptions,
  'stepSeconds' | 'background' | 'backgroundRows'
> {
  readonly periodSeconds: number;
  /** barycentric (default): times by BJD (TDB); recorded: UTC at HST */
  readonly clock?: 'barycentric' | 'recorded';
  /** d, BJD (TDB) or, of the recorded clock, MJD (UTC), where the phase is 0; default EXPSTART */
  readonly epoch?: number;
  /** parts of the cycle, 2 to 200; default 20 */
  readonly phaseBinCount?: number;
  /** of Z², 1 to 20; default 2 */
  readonly harmonics?: number;
  /** s since EXPSTART; default all good time */
  readonly times?: readonly GoodTime[];
}

/** The photons of an exposure by phase, and whether they know of the period. */
export interface PhotonFold extends EpochFold {
  readonly periodSeconds: number;
  /** by which the photons were folded: recorded where the place of the target is not known */
  readonly clock: 'barycentric' | 'recorded';
  /** d by that clock: where the phase is 0 */
  readonly epoch: number;
  /** photons in the source boxes, those of the background under the source among them */
  readonly photonCount: number;
  /** s in which any of the detector was live */
  readonly liveSeconds: number;
  readonly tickSeconds: number;
  readonly zSquared: ReturnType<typeof zSquared> & { readonly harmonics: number };
  readonly hTest: ReturnType<typeof hTest>;
  readonly caveats: readonly Caveat[];
}

/** Parts of the cycle in which live time is kept, at least: 20 harmonics are known to 2e-4 of themselves. */
const fewestParts = 2000;
/** of Z² */
const mostHarmonics = 20;
/** The chances are those of many cycles. */
const fewestCycles = 5;

/**
 * Folds the photons of an exposure on a period: epoch folding, Z²ₙ and the H-test, without bins of time between.
 *
 * Photons count as one each: those in the source boxes, in the columns a lightcurve with the same options uses. What a
 * constant source has for the live time of each phase is taken off, so that gaps and cycles begun are no signal. Live time
 * is counted in the ticks that photons are recorded by, so neither is a period that beats with the clock.
 *
 * @returns chances for this one period, not for a search
 * @throws LightcurveError `invalid-option` (a phase bin without live time among them), `no-columns-left`; FitsError when
 *   the photons cannot be read
 * @see epochFold, zSquared and hTest for the sources
 */
export async function foldPhotons(
  exposure: TimeTagExposure,
  options: PhotonFoldOptions,
): Promise<PhotonFold> {
  const { periodSeconds, phaseBinCount = 20, harmonics = 2 } = options;
  requireValidOptions(options);
  requireFold(periodSeconds, phaseBinCount, harmonics);
  const { tickSeconds } = exposure;
  const { selected, filter } = applyOwnChoices(selectSegments(exposure, options, undefined), options);
  const { lost, caveats } = lostTimes(exposure, options);
  const lists = byPhotonList(selected).map((segments) => {
    const { goodTimes } = segments[0]!.segment;
    const asked = options.times === undefined ? goodTimes : intersect(goodTimes, options.times);
    return { segments, goodTimes: subtract(asked, lost) };
  });
  const clock = phaseClock(
    exposure,
    options,
    lists.flatMap(({ goodTimes }) => goodTimes),
  );
  const live = new Float64Array(phaseBinCount * Math.ceil(fewestParts / phaseBinCount));
  const phases: Float64Array[] = [];
  for (const { segments, goodTimes } of lists) {
    const ticks = await sourceTicks(segments, filter, { goodTimes, tickSeconds });
    phases.push(ticks.map(clock.phaseOf));
    addLiveTime(live, toTicks(goodTimes, tickSeconds), ticks.length, clock.phaseOf);
  }
  const all = joined(phases);
  if (all.length === 0)
    throw new LightcurveError('invalid-option', 'folding: expected photons in the good time, found none');
  const liveSeconds = Math.max(
    ...lists.map(({ goodTimes }) => liveTotal(toTicks(goodTimes, tickSeconds)) * tickSeconds),
  );
  const slowest = Math.max(1, Math.floor(periodSeconds / (2 * tickSeconds)));
  return {
    ...foldInBins(all, live, phaseBinCount),
    periodSeconds,
    clock: clock.kind,
    epoch: clock.epoch,
    photonCount: all.length,
    liveSeconds,
    tickSeconds,
    zSquared: { harmonics, ...zSquared(all, harmonics, live) },
    hTest: hTest(all, live, slowest),
    caveats: [
      ...caveats,
      ...clock.caveats,
      ...foldCaveats(periodSeconds / harmonics, options, { tickSeconds, liveSeconds }),
    ],
  };
}

function requireFold(periodSeconds: number, phaseBinCount: number, harmonics: number): void {
  const require = (name: string, isGood: boolean, expected: string, found: number) => {
    if (isGood) return;
    throw new LightcurveError('invalid-option', `${name}: expected ${expected}, found ${found}`, { found });
  };
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  require('period', periodSeconds > 0 && periodSeconds < Infinity, 'a number of seconds > 0', periodSeconds);
  require('phase bins', isWhole(phaseBinCount, 2, 200), 'a whole number from 2 to 200', phaseBinCount);
  const isOrder = isWhole(harmonics, 1, mostHarmonics);
  require('harmonics', isOrder, `a whole number from 1 to ${mostHarmonics}`, harmonics);
}

interface PhaseClock {
  readonly kind: 'barycentric' | 'recorded';
  /** d */
  readonly epoch: number;
  /** 0 to below 1, of the middle of a tick */
  readonly phaseOf: (tick: number) => number;
  readonly caveats: readonly Caveat[];
}

function phaseClock(
  exposure: TimeTagExposure,
  { periodSeconds, clock: wanted = 'barycentric', epoch }: PhotonFoldOptions,
  goodTimes: readonly GoodTime[],
): PhaseClock {
  const { tickSeconds } = exposure;
  const { startMjd } = exposure.identity;
  const span = Math.max(0, ...goodTimes.map(({ stop }) => stop)) + tickSeconds;
  const delay = wanted === 'recorded' ? () => Number.NaN : barycentricDelay(exposure, span);
  const isBarycentric = Number.isFinite(delay(0));
  const zero = isBarycentric ? startMjd + mjdZeroJd + delay(0) / daySeconds : startMjd;
  const epochSeconds = epoch === undefined ? 0 : (epoch - zero) * daySeconds;
  const secondsOf = (tick: number) => {
    const seconds = (tick + 0.5) * tickSeconds;
    return isBarycentric ? seconds + delay(seconds) - delay(0) : seconds;
  };
  const text = 'folded by the recorded clock, UTC at HST: there is no fixed place that light comes from';
  return {
    kind: isBarycentric ? 'barycentric' : 'recorded',
    epoch: epoch ?? zero,
    phaseOf: (tick) => {
      const cycles = (secondsOf(tick) - epochSeconds) / periodSeconds;
      const phase = cycles - Math.floor(cycles);
      // a hair before a whole cycle rounds to 1
      return phase < 1 ? phase : 0;
    },
    caveats: isBarycentric || wanted === 'recorded' ? [] : [{ code: 'recorded-clock', text }],
  };
}

/** Ticks of the photons in the source boxes, in the columns that are used. */
async function sourceTicks(
  list: readonly SelectedSegment[],
  filter: PhotonFilter,
  times: { readonly goodTimes: readonly GoodTime[]; readonly tickSeconds: number },
): Promise<Float64Array> {
  const segments = list.map(({ segment }) => segment);
  const used = list.map(({ selection }) => selection.used);
  const ticks: number[] = [];
  await visitPhotons(segments, filter, times, ({ segment, region, column, tick }) => {
    if (region === 'source' && used[segment]![column] === 1) ticks.push(tick);
  });
  return Float64Array.from(ticks);
}

/** Adds live time by phase, as many photons of it as the list has: lists may have good times of their own. */
function addLiveTime(
  live: Float64Array,
  intervals: readonly TickInterval[],
  photonCount: number,
  phaseOf: PhaseClock['phaseOf'],
): void {
  const share = photonCount / liveTotal(intervals);
  for (const { start, stop } of intervals)
    for (let tick = start + 1; tick <= stop; tick++) live[Math.floor(phaseOf(tick) * live.length)] += share;
}

function foldInBins(phases: Float64Array, live: Float64Array, phaseBinCount: number): EpochFold {
  try {
    return epochFold(phases, live, phaseBinCount);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LightcurveError('invalid-option', `${error.message}; ask for fewer phase bins`);
  }
}

function foldCaveats(
  fastestSeconds: number,
  { periodSeconds }: PhotonFoldOptions,
  { tickSeconds, liveSeconds }: Pick<PhotonFold, 'tickSeconds' | 'liveSeconds'>,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (isBeyondClock(1 / fastestSeconds, tickSeconds))
    caveats.push({
      code: 'beyond-clock',
      text: `the period, or its fastest harmonic, is shorter than two ticks of the clock (${2 * tickSeconds} s): another frequency shows at its place`,
    });
  if (liveSeconds < fewestCycles * periodSeconds)
    caveats.push({
      code: 'few-cycles',
      text: `fewer than ${fewestCycles} cycles of live time: the chances are those of many`,
    });
  return caveats;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}
