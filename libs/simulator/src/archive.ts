import { archivePlan, type PlannedExposure } from './archive-plan.js';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { SimulatedExposure, SimulatedFile } from './exposure.js';
import { simulateStis } from './stis-exposure.js';

export interface ArchiveOptions {
  /** exposures, >= 0; the first 11 are the demonstration, more repeat it with other targets */
  readonly observations?: number;
  readonly seed?: number;
}

/** Exposures of one round of targets. */
export const defaultObservations = 11;

/**
 * Simulates an archive's files, one at a time: a flaring star (COS FUV), a pulsator (COS NUV), an eclipsing binary
 * (STIS), three exposures each, one without x1d, and one interrupted exposure that a quality check refuses.
 *
 * The files of an exposure follow each other, events first. Only one exposure is held at a time. A file's bytes depend
 * on the seed and its own place in the sequence, not on how many are asked for.
 */
export function* simulateArchive({
  observations = defaultObservations,
  seed = 1,
}: ArchiveOptions = {}): Generator<SimulatedFile> {
  for (let index = 0; index < observations; index++)
    yield* simulateExposure(
      archivePlan(Math.floor(index / defaultObservations), index % defaultObservations),
      seed,
    ).files;
}

function simulateExposure(plan: PlannedExposure, seed: number): SimulatedExposure {
  const options = { ...plan.options, seed };
  switch (plan.mode) {
    case 'cos-fuv':
      return simulateCosFuv(options);
    case 'cos-nuv':
      return simulateCosNuv(options);
    case 'stis':
      return simulateStis(options);
  }
}
