import type { CosOptions } from './cos-exposure.js';
import type { ExposureOptions } from './exposure.js';
import type { Signal } from './signal.js';

/** One exposure of the simulated archive. */
export interface PlannedExposure {
  readonly mode: 'cos-fuv' | 'cos-nuv' | 'stis';
  readonly options: ExposureOptions & Pick<CosOptions, 'fpPosition'>;
}

/** Time from one exposure of a visit to the next (days): an orbit of the observatory, 5718 s. */
const orbitDays = 5_718 / 86_400;

/** Rounds are a month apart. */
const roundDays = 30;

const secondsToDays = (seconds: number) => seconds / 86_400;

/** Exposures of a round: three of each target, one without x1d, one that is refused. */
const visits = [
  { target: 'flare', exposure: 0 },
  { target: 'flare', exposure: 1 },
  { target: 'flare', exposure: 2 },
  { target: 'pulsator', exposure: 0 },
  { target: 'pulsator', exposure: 1 },
  { target: 'pulsator', exposure: 2 },
  { target: 'eclipser', exposure: 0 },
  { target: 'eclipser', exposure: 1 },
  { target: 'eclipser', exposure: 2 },
  { target: 'pulsator', exposure: 3 },
  { target: 'flare', exposure: 3 },
] as const;

/**
 * The exposure at a place of a round.
 *
 * @param round from 0; each has its own targets and dates
 * @param place 0 to 10
 */
export function archivePlan(round: number, place: number): PlannedExposure {
  const { target, exposure } = visits[place];
  const suffix = round === 0 ? '' : `-${round + 1}`;
  switch (target) {
    case 'flare':
      return flareStarExposure(round, place, exposure, suffix);
    case 'pulsator':
      return pulsatorExposure(round, place, exposure, suffix);
    case 'eclipser':
      return eclipserExposure(round, exposure, suffix);
  }
}

/** A flare in the second exposure, 180 s after its start; the fourth is interrupted. */
function flareStarExposure(round: number, place: number, exposure: number, suffix: string): PlannedExposure {
  const firstMjd = 57_844.251_3 + round * roundDays;
  const startMjd = firstMjd + exposure * orbitDays;
  const signal: Signal = {
    kind: 'flare',
    peakMjd: firstMjd + orbitDays + secondsToDays(180),
    amplitude: 4,
    riseSeconds: 25,
    decaySeconds: 70,
  };
  const isInterrupted = exposure === 3;
  return {
    mode: 'cos-fuv',
    options: {
      rootname: cosRootname(round, place),
      targetName: `SIM-FLARE-STAR${suffix}`,
      rightAscension: 217.428,
      declination: -42.68 + (round % 90) * 0.5,
      proposalId: 99_001,
      startMjd,
      exposureSeconds: isInterrupted ? 320 : 640,
      sourceRate: 55,
      signal,
      fpPosition: 3,
      exposureFlag: isInterrupted ? 'INTERRUPTED' : 'NORMAL',
    },
  };
}

/** A sinusoid that keeps its phase; the fourth exposure has no x1d, the third a gap. */
function pulsatorExposure(round: number, place: number, exposure: number, suffix: string): PlannedExposure {
  const firstMjd = 57_851.618_9 + round * roundDays;
  return {
    mode: 'cos-nuv',
    options: {
      rootname: cosRootname(round, place),
      targetName: `SIM-PULSATOR${suffix}`,
      rightAscension: 84.291,
      declination: 30.15 - (round % 90) * 0.5,
      proposalId: 99_002,
      startMjd: firstMjd + exposure * orbitDays,
      exposureSeconds: 800,
      gaps: exposure === 2 ? [{ start: 350, stop: 395.2 }] : [],
      sourceRate: 70,
      signal: { kind: 'sinusoid', amplitude: 0.25, periodSeconds: 142.3 + round, epochMjd: firstMjd },
      fpPosition: 3,
      x1d: exposure !== 3,
    },
  };
}

/** An eclipse in the middle of the second exposure; a period of 0.2 days brings it into no other. */
function eclipserExposure(round: number, exposure: number, suffix: string): PlannedExposure {
  const firstMjd = 57_860.407_2 + round * roundDays;
  return {
    mode: 'stis',
    options: {
      rootname: stisRootname(round, exposure),
      targetName: `SIM-ECLIPSER${suffix}`,
      rightAscension: 309.872,
      declination: 11.934 + (round % 90) * 0.5,
      proposalId: 99_003,
      startMjd: firstMjd + exposure * orbitDays,
      exposureSeconds: 900,
      sourceRate: 60,
      signal: {
        kind: 'eclipse',
        middleMjd: firstMjd + orbitDays + secondsToDays(450),
        periodSeconds: 17_280,
        depth: 0.85,
        durationSeconds: 240,
        ingressSeconds: 40,
      },
    },
  };
}

/** Nine characters in the archive's manner: l, programme, visit, exposure, q. */
function cosRootname(round: number, place: number): string {
  return `l${visitName(round)}a${place.toString(36)}q`;
}

/** A STIS product: o, programme, visit, exposure, 0. */
function stisRootname(round: number, exposure: number): string {
  return `o${visitName(round)}0${exposure + 1}0`;
}

/** Programme (three characters, from "sim") and visit (two), counting on in base 36. */
function visitName(round: number): string {
  const perProgramme = 36 ** 2;
  const programme = Number.parseInt('sim', 36) + Math.floor((round + 1) / perProgramme);
  const visit = (round + 1) % perProgramme;
  return programme.toString(36) + visit.toString(36).padStart(2, '0');
}
