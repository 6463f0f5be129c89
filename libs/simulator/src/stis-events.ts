import { isGood, type GoodTimes } from './good-times.js';
import { cumulate, drawIndex } from './profile.js';
import { arrivals, createRandom } from './random.js';
import { signalFactor, signalMaximum, type Signal } from './signal.js';
import { stisG140l, traceRow } from './stis-mode.js';

/** Columns of a STIS tag's EVENTS table, in time order; equal lengths. */
export interface StisEvents {
  /** ticks of 125 µs since EXPSTART */
  readonly ticks: Int32Array;
  /** high-resolution pixels, 1-based: AXIS1, AXIS2, DETAXIS1 */
  readonly x: Int16Array;
  readonly y: Int16Array;
  readonly detectorX: Int16Array;
}

/** Unit of TIME (s): TSCAL1. */
export const stisTickSeconds = 0.000_125;

const highResolution = 2_048;

export interface StisEventFacts {
  readonly seed: number;
  readonly rootname: string;
  readonly startMjd: number;
  readonly signal: Signal;
  readonly times: GoodTimes;
  /** photons a second of the quiescent source, by low-resolution column */
  readonly rates: Float64Array;
  /** count/s */
  readonly darkRate: number;
  readonly airglowRate: number;
}

interface Photon {
  readonly tick: number;
  readonly x: number;
  readonly y: number;
}

/** Records source, geocoronal Lyman alpha and detector background; nothing is recorded in gaps of the good times. */
export function stisEvents(facts: StisEventFacts): StisEvents {
  const { times } = facts;
  const photons = [...sourcePhotons(facts), ...airglowPhotons(facts), ...darkPhotons(facts)]
    .filter(({ tick, y }) => isGood(times, tick) && y >= 1 && y <= highResolution)
    .sort((a, b) => a.tick - b.tick);
  const shifts = photons.map(({ tick }) =>
    Math.round(0.8 * Math.sin((2 * Math.PI * tick * stisTickSeconds) / 5_722)),
  );
  return {
    ticks: Int32Array.from(photons, ({ tick }) => tick),
    x: Int16Array.from(photons, ({ x }) => x),
    y: Int16Array.from(photons, ({ y }) => y),
    detectorX: Int16Array.from(photons, ({ x }, index) =>
      Math.min(highResolution, Math.max(1, x - shifts[index])),
    ),
  };
}

/** The 1-based high-resolution pixel a position in low-resolution pixels falls in: pixel n spans 2n - 1 and 2n. */
function highPixel(position: number): number {
  return Math.floor(2 * position);
}

function tickOf(seconds: number): number {
  return Math.ceil(seconds / stisTickSeconds);
}

function* sourcePhotons({
  seed,
  rootname,
  startMjd,
  signal,
  times,
  rates,
}: StisEventFacts): Generator<Photon> {
  const random = createRandom(seed, `${rootname} source`);
  const sums = cumulate(rates);
  const moments = arrivals(random, sums[sums.length - 1], {
    ...times.whole,
    factor: (seconds) => signalFactor(signal, startMjd, seconds),
    maximum: signalMaximum(signal),
  });
  for (const seconds of moments) {
    const column = drawIndex(sums, random.uniform()) + 1;
    yield {
      tick: tickOf(seconds),
      x: 2 * column - (random.uniform() < 0.5 ? 1 : 0),
      y: highPixel(traceRow(column) + stisG140l.profileWidth * random.normal()),
    };
  }
}

function* airglowPhotons({ seed, rootname, times, airglowRate }: StisEventFacts): Generator<Photon> {
  const random = createRandom(seed, `${rootname} airglow`);
  const column = 1 + (1_215.67 - stisG140l.firstWavelength) / stisG140l.wavelengthStep;
  for (const seconds of arrivals(random, airglowRate, times.whole))
    yield {
      tick: tickOf(seconds),
      x: highPixel(column + stisG140l.slitWidth * random.normal()),
      y: 1 + Math.floor(highResolution * random.uniform()),
    };
}

function* darkPhotons({ seed, rootname, times, darkRate }: StisEventFacts): Generator<Photon> {
  const random = createRandom(seed, `${rootname} dark`);
  for (const seconds of arrivals(random, darkRate, times.whole))
    yield {
      tick: tickOf(seconds),
      x: 1 + Math.floor(highResolution * random.uniform()),
      y: 1 + Math.floor(highResolution * random.uniform()),
    };
}
