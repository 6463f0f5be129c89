import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { simulateCosFuv, simulateCosNuv, simulateStis, type SimulatedExposure } from '@hstlc/simulator';

/** Files to be dropped into an ingest folder, by name. */
export type Files = ReadonlyMap<string, Uint8Array>;

const orbitDays = 5_718 / 86_400;

/**
 * Small exposures of every kind an ingest knows: FUV pairs, NUV, STIS tags, several to a composite, and among each
 * ten one that is refused, one that is no FITS and one spectrum without photons.
 */
export function simulateDatasets(places: readonly number[]): Files {
  return filesOf(places.map((place) => dataset(place, 1)));
}

/** The same exposures as if they had been calibrated anew: every third one, under the same names with other photons. */
export function simulateRecalibrated(places: readonly number[]): Files {
  return filesOf(places.filter((place) => place % 3 === 0).map((place) => dataset(place, 2)));
}

/** Puts files into a folder. */
export async function drop(folder: string, files: Files): Promise<void> {
  for (const [filename, bytes] of files) await writeFile(path.join(folder, filename), bytes);
}

function dataset(place: number, seed: number): SimulatedExposure['files'] {
  const digits = String(place).padStart(4, '0');
  const options = {
    seed: seed * 1000 + place,
    targetName: `SIM-${Math.floor(place / 10)}`,
    startMjd: 58_000 + place * orbitDays,
    exposureSeconds: 24,
    sourceRate: 40,
    exposureFlag: place % 10 === 8 ? 'INTERRUPTED' : 'NORMAL',
  };
  if (place % 10 === 9) return unusable(place, digits, options.seed);
  if (place % 3 === 0) return simulateCosFuv({ ...options, rootname: `lfuv${digits}q` }).files;
  if (place % 3 === 1) return simulateStis({ ...options, rootname: `ostis${digits}` }).files;
  return simulateCosNuv({ ...options, rootname: `lnuv${digits}q` }).files;
}

/** A file that is no FITS, and a spectrum whose photons never come. */
function unusable(place: number, digits: string, seed: number): SimulatedExposure['files'] {
  const exposure = simulateStis({ seed, rootname: `oalon${digits}`, exposureSeconds: 24, sourceRate: 40 });
  const [events, spectrum] = exposure.files;
  const bad = {
    ...events!,
    filename: `lbad${digits}q_corrtag.fits`,
    bytes: new TextEncoder().encode(`${place}`),
  };
  return [bad, spectrum!];
}

function filesOf(datasets: readonly SimulatedExposure['files'][]): Files {
  return new Map(datasets.flat().map(({ filename, bytes }) => [filename, bytes]));
}
