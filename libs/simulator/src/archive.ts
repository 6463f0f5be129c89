import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { ExposureOptions, SimulatedExposure, SimulatedFile } from './exposure.js';
import { createRandom } from './random.js';
import type { Signal } from './signal.js';

/** What is asked of a simulated archive. */
export interface ArchiveOptions {
  /** exposures that can be made lightcurves of; one more, interrupted, comes after them */
  readonly observations?: number;
  readonly seed?: number;
}

/** What an exposure of a target is asked to be; `index` counts all exposures from 0. */
interface Visit {
  readonly seed: number;
  readonly index: number;
  readonly startMjd: number;
  readonly exposureSeconds: number;
}

/** A target of the archive, observed again and again in one configuration. */
interface Target {
  readonly name: string;
  readonly rightAscension: number;
  readonly declination: number;
  readonly instrumentLetter: 'l' | 'o';
  readonly sourceRate: number;
  readonly signal: (visit: Visit) => Signal;
  readonly simulate: (options: ExposureOptions) => SimulatedExposure;
}

const secondsPerDay = 86_400;

/** Start of the first exposure (MJD, UTC). */
const firstMjd = 58_849.2;

/** From one exposure's start to the next one's: an orbit (days). */
const orbitDays = 0.0667;

const targets: readonly Target[] = [
  {
    name: 'SIM-FLARE',
    rightAscension: 217.42,
    declination: -62.68,
    instrumentLetter: 'l',
    sourceRate: 45,
    signal: flareOf,
    simulate: (options) => simulateCosFuv({ ...options, lampFlashes: 0 }),
  },
  {
    name: 'SIM-PULSATOR',
    rightAscension: 84.29,
    declination: 21.35,
    instrumentLetter: 'l',
    sourceRate: 40,
    signal: () => ({ kind: 'sinusoid', amplitude: 0.3, periodSeconds: 120, epochMjd: firstMjd }),
    simulate: (options) => simulateCosNuv({ ...options, lampFlashes: 0 }),
  },
];

/**
 * Simulates the files of an archive one after the other: exposures of three targets in turn, then one that was
 * interrupted and will be refused.
 *
 * The same options give the same bytes. An exposure is made when its first file is asked for.
 */
export function* simulateArchive({
  observations = 10,
  seed = 1,
}: ArchiveOptions = {}): Generator<SimulatedFile> {
  for (let index = 0; index < observations; index++) yield* exposureOf(seed, index).files;
  yield* exposureOf(seed, observations, 'INTERRUPTED').files;
}

function exposureOf(seed: number, index: number, exposureFlag = 'NORMAL'): SimulatedExposure {
  const target = targets[index % targets.length];
  const isSecondVisit = Math.floor(index / targets.length) === 1;
  const visit: Visit = {
    seed,
    index,
    startMjd: firstMjd + index * orbitDays,
    exposureSeconds: 600 + Math.round(400 * createRandom(seed, `exposure time ${index}`).uniform()),
  };
  return target.simulate({
    seed,
    rootname: rootnameOf(target, seed, index),
    targetName: target.name,
    rightAscension: target.rightAscension,
    declination: target.declination,
    startMjd: visit.startMjd,
    exposureSeconds: visit.exposureSeconds,
    // one exposure of each target is broken by a bad time
    gaps: isSecondVisit ? [{ start: 100, stop: 132 }] : [],
    sourceRate: target.sourceRate,
    signal: target.signal(visit),
    exposureFlag,
  });
}

/** Nine characters, of which four tell the seed and three the exposure. */
function rootnameOf({ instrumentLetter }: Target, seed: number, index: number): string {
  const digits = (value: number, count: number) => value.toString(36).padStart(count, '0').slice(-count);
  return `${instrumentLetter}${digits(seed, 4)}${digits(index, 3)}q`;
}

/** A flare somewhere in the middle of each exposure, of changing height. */
function flareOf({ seed, index, startMjd, exposureSeconds }: Visit): Signal {
  const random = createRandom(seed, `flare ${index}`);
  return {
    kind: 'flare',
    peakMjd: startMjd + (exposureSeconds * (0.3 + 0.3 * random.uniform())) / secondsPerDay,
    amplitude: 4 + 4 * random.uniform(),
    riseSeconds: 5,
    decaySeconds: 40,
  };
}
