import type { CosOptions } from './cos-settings.js';
import type { ExposureOptions } from './exposure.js';

/** One exposure of the simulated archive. */
export interface PlannedExposure {
  readonly mode: 'cos-fuv' | 'cos-nuv' | 'stis';
  readonly options: ExposureOptions & Pick<CosOptions, 'fpPosition' | 'lampFlashes'>;
}

/** Time from one exposure of a target to its next (days): an orbit of the observatory, 5718 s. */
const orbitDays = 5_718 / 86_400;

const secondsToDays = (seconds: number) => seconds / 86_400;

const plans = [flareStarExposure, pulsatorExposure, eclipserExposure] as const;

/**
 * The exposure at a place of the archive: the targets take turns.
 *
 * @param place from 0
 * @param seed gives the exposure its name, and its photons
 */
export function archivePlan(place: number, seed: number): PlannedExposure {
  const plan = plans[place % plans.length]!;
  return plan(Math.floor(place / plans.length), namesOf(place, seed));
}

interface Names {
  readonly cos: string;
  readonly stis: string;
}

/** A flare in the first exposure, 240 s after its start; the second has a gap. */
function flareStarExposure(exposure: number, { cos }: Names): PlannedExposure {
  const firstMjd = 57_844.251_3;
  return {
    mode: 'cos-fuv',
    options: {
      rootname: cos,
      targetName: 'SIM-FLARE',
      rightAscension: 217.428,
      declination: -42.68,
      proposalId: 99_001,
      startMjd: firstMjd + exposure * orbitDays,
      exposureSeconds: 640,
      gaps: exposure === 1 ? [{ start: 350, stop: 395.2 }] : [],
      sourceRate: 55,
      signal: {
        kind: 'flare',
        peakMjd: firstMjd + secondsToDays(240),
        amplitude: 4,
        riseSeconds: 25,
        decaySeconds: 70,
      },
      fpPosition: 3,
      lampFlashes: 0,
    },
  };
}

/** A sinusoid that keeps its phase; the fourth exposure has no x1d. */
function pulsatorExposure(exposure: number, { cos }: Names): PlannedExposure {
  const firstMjd = 57_851.618_9;
  return {
    mode: 'cos-nuv',
    options: {
      rootname: cos,
      targetName: 'SIM-PULSATOR',
      rightAscension: 84.291,
      declination: 30.15,
      proposalId: 99_002,
      startMjd: firstMjd + exposure * orbitDays,
      exposureSeconds: 800,
      sourceRate: 60,
      signal: { kind: 'sinusoid', amplitude: 0.3, periodSeconds: 120, epochMjd: firstMjd },
      fpPosition: 3,
      lampFlashes: 0,
      x1d: exposure !== 3,
    },
  };
}

/** An eclipse in the middle of the first exposure; its period brings it into the fourth again, a little earlier. */
function eclipserExposure(exposure: number, { stis }: Names): PlannedExposure {
  const firstMjd = 57_860.407_2;
  return {
    mode: 'stis',
    options: {
      rootname: stis,
      targetName: 'SIM-ECLIPSER',
      rightAscension: 309.872,
      declination: 11.934,
      proposalId: 99_003,
      startMjd: firstMjd + exposure * orbitDays,
      exposureSeconds: 900,
      sourceRate: 60,
      signal: {
        kind: 'eclipse',
        middleMjd: firstMjd + secondsToDays(450),
        periodSeconds: 17_080,
        depth: 0.85,
        durationSeconds: 240,
        ingressSeconds: 40,
      },
    },
  };
}

/** Nine characters in the archive's manner: four digits of base 36 tell the seed, three the exposure. */
function namesOf(place: number, seed: number): Names {
  const digits = (value: number, count: number) => value.toString(36).padStart(count, '0').slice(-count);
  const middle = `${digits(Math.abs(Math.trunc(seed)), 4)}${digits(place, 3)}`;
  return { cos: `l${middle}q`, stis: `o${middle}0` };
}
