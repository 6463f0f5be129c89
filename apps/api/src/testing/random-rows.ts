import type { DataSource, EntityManager } from 'typeorm';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { positionOf } from '../sky/unit-vector.js';

const detectors = ['FUV', 'NUV', 'FUV-MAMA', 'NUV-MAMA'];

/** What a test wants to differ between exposures. */
export interface ExposureChoice {
  readonly rightAscension: number | null;
  readonly declination: number | null;
  readonly detector: number;
  readonly startMjd: number;
  readonly proposal: number | null;
}

/** Exposures without files, in the order given; their rootnames are numbered. */
export async function insertExposures(
  dataSource: DataSource,
  choices: readonly ExposureChoice[],
  from = 0,
): Promise<void> {
  await dataSource.transaction((manager) => addExposures(manager, choices, from));
}

async function addExposures(
  dataSource: EntityManager,
  choices: readonly ExposureChoice[],
  from: number,
): Promise<void> {
  for (const [place, choice] of choices.entries()) {
    const rootname = `lr${String(from + place).padStart(7, '0')}`;
    const configuration = {
      instrume: choice.detector < 2 ? 'COS' : 'STIS',
      detector: detectors[choice.detector]!,
      optElem: 'G130M',
      cenwave: 1291,
      aperture: 'PSA',
      obstype: 'SPECTROSCOPIC',
      targname: `T${(from + place) % 7}`,
    };
    const metadata = await dataSource.getRepository(MetadataRow).save({
      ...configuration,
      filename: `${rootname}_corrtag_a.fits`,
      path: 'filesystem/T',
      ingestDate: '2026-01-31',
      telescop: 'HST',
      calVer: '3',
      fppos: 3,
    });
    await dataSource.getRepository(ExposureRow).insert({
      ...configuration,
      metadataId: metadata.id,
      rootname,
      proposal: choice.proposal,
      ...positionOf(choice.rightAscension, choice.declination),
      startMjd: choice.startMjd,
      endMjd: choice.startMjd + 0.01,
      exposureSeconds: 864,
      eventCount: place,
      date: '2026-01-31',
      simulated: false,
      movingTarget: false,
      caveats: [],
      inputSha256: rootname,
      updatedAt: new Date(),
    });
  }
}

export interface LightcurveChoice {
  readonly poissonFactor: number | null;
  readonly lsFap: number | null;
  /** whether it has statistics */
  readonly has: boolean;
}

/** Lightcurves without files; those without a value have no statistics at all. */
export async function insertLightcurves(
  dataSource: DataSource,
  values: readonly LightcurveChoice[],
): Promise<void> {
  await dataSource.transaction((manager) => addLightcurves(manager, values));
}

async function addLightcurves(dataSource: EntityManager, values: readonly LightcurveChoice[]): Promise<void> {
  const configuration = {
    kind: 'individual',
    instrume: 'COS',
    detector: 'FUV',
    optElem: 'G130M',
    cenwave: 1291,
    aperture: 'PSA',
    hasFlux: false,
    simulated: false,
  } as const;
  for (const [place, { poissonFactor, lsFap, has }] of values.entries()) {
    const stem = `lr${String(place).padStart(7, '0')}_curve`;
    const { id: productId } = await dataSource.getRepository(ProductRow).save({
      ...configuration,
      stem,
      filename: `${stem}.fits`,
      path: 'outputs/T',
      bytes: 1,
      sha256: stem,
      version: 'v1.0',
      provenanceHash: stem,
      rootname: `lr${place}`,
      targname: 'T',
      stepSeconds: 2,
      liveSeconds: 10,
      binCount: 5,
      mjdReference: 58_000,
      startMjd: 58_000,
      endMjd: 58_001,
      caveats: [],
      updatedAt: new Date(),
    });
    if (!has) continue;
    await dataSource.getRepository(StatsRow).insert({
      ...configuration,
      productId,
      lightcurvePath: 'outputs/T',
      lightcurveFilename: `${stem}.fits`,
      total: place % 3,
      poissonFactor,
      lsFap,
      periodogram: false,
      deliver: false,
    });
  }
}
