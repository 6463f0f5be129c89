import { archivePlan, type PlannedExposure } from './archive-plan.js';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { SimulatedExposure, SimulatedFile } from './exposure.js';
import { simulateStis } from './stis-exposure.js';

export interface ArchiveOptions {
  /** good exposures, >= 0; one more, interrupted, follows them */
  readonly observations?: number;
  readonly seed?: number;
}

/**
 * Simulates an archive's files, one at a time: exposures of a flaring star (COS FUV), a pulsator (COS NUV) and an
 * eclipsing binary (STIS) in turn, then one that was interrupted and that a quality check refuses.
 *
 * The files of an exposure follow each other, events first. Only one exposure is held at a time. A file's bytes depend
 * on the seed and its own place in the sequence, not on how many are asked for, save that the last exposure is the
 * interrupted one.
 */
export function* simulateArchive({
  observations = 10,
  seed = 1,
}: ArchiveOptions = {}): Generator<SimulatedFile> {
  for (let place = 0; place < observations; place++)
    yield* simulateExposure(archivePlan(place, seed), seed, 'NORMAL').files;
  yield* simulateExposure(archivePlan(observations, seed), seed, 'INTERRUPTED').files;
}

function simulateExposure(plan: PlannedExposure, seed: number, exposureFlag: string): SimulatedExposure {
  const options = { ...plan.options, seed, exposureFlag };
  switch (plan.mode) {
    case 'cos-fuv':
      return simulateCosFuv(options);
    case 'cos-nuv':
      return simulateCosNuv(options);
    case 'stis':
      return simulateStis(options);
  }
}
