import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFits } from '@hstlc/fits';
import { lightcurveColumns } from '@hstlc/lightcurve';
import type { DataSource } from 'typeorm';
import { archiveFile } from '../config/directories.js';
import type { ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { positionOf } from '../sky/unit-vector.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductMemberRow } from '../database/entities/product-member-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';

const cosFuv = {
  instrume: 'COS',
  detector: 'FUV',
  optElem: 'G130M',
  cenwave: 1291,
  aperture: 'PSA',
  fppos: 3,
} as const;
const stis = {
  instrume: 'STIS',
  detector: 'FUV-MAMA',
  optElem: 'E140M',
  cenwave: 1425,
  aperture: '0.2X0.2',
  fppos: 0,
} as const;

export const compositeStem = 'hlsp_hstlc_hst_cos_gj-436-c1291-psa_g130m_v1.0_lc';

/** Of the composite; the individual lightcurve has none yet. Numbers that single precision holds exactly. */
export const compositeStatistics = {
  total: 1500,
  mean: 2.25,
  mu: 1.5,
  stdev: 1.75,
  poissonFactor: 1.125,
  pearsonR: -0.5,
  pearsonP: null,
  periodogram: true,
  deliver: false,
  chi2Dof: 1.1,
  chi2P: 1e-200,
  excessVariance: -0.001,
  excessVarianceError: 0.002,
  fractionalRms: null,
  poissonFactorGross: 1.05,
  vonNeumann: 1.98,
  bayesianBlocks: 2,
  bayesianBlocksMaxJump: 0.3,
  flares: 0,
  lsPeriodSeconds: 2862.001,
  lsPower: 0.31,
  lsFap: 1e-12,
  lsLabel: 'HST orbit / 2',
  blsPeriodDays: 0.019,
  blsDepth: 0.02,
};

interface SeededExposure {
  readonly rootname: string;
  readonly target: string;
  readonly configuration: typeof cosFuv | typeof stis;
  readonly startMjd: number;
  readonly exposureSeconds: number;
  readonly simulated?: boolean;
  readonly composite?: string;
}

export const seededExposures: readonly SeededExposure[] = [
  {
    rootname: 'ld9m10ujq',
    target: 'GJ-436',
    configuration: cosFuv,
    startMjd: 57_844.125,
    exposureSeconds: 1200,
  },
  {
    rootname: 'ld9m10uyq',
    target: 'GJ-436',
    configuration: cosFuv,
    startMjd: 57_844.25,
    exposureSeconds: 2400,
  },
  // begins with the one before, so that only the id keeps the pages apart
  { rootname: 'ld9m11aaq', target: 'GJ-436', configuration: stis, startMjd: 57_844.25, exposureSeconds: 10 },
  {
    rootname: 'osim01010',
    target: 'WD 1145+017',
    configuration: stis,
    startMjd: 59_000.1,
    exposureSeconds: 3000,
    simulated: true,
  },
];

/** Puts a small archive into an empty, migrated database, with the files of one lightcurve in its folders. */
export async function seedArchive(dataSource: DataSource, directories: ArchiveDirectories): Promise<void> {
  for (const exposure of seededExposures) await seedExposure(dataSource, exposure);
  await seedComposite(dataSource, directories);
  await seedRun(dataSource);
}

async function seedExposure(dataSource: DataSource, exposure: SeededExposure): Promise<void> {
  const { rootname, target, configuration, startMjd, exposureSeconds, simulated = false } = exposure;
  const filename = `${rootname}_corrtag_a.fits`;
  const folder = `filesystem/${target.replaceAll(' ', '_')}`;
  const metadata = await dataSource.getRepository(MetadataRow).save({
    ...configuration,
    filename,
    path: folder,
    ingestDate: '2026-01-31',
    telescop: 'HST',
    targname: target,
    calVer: '3.4.0',
    obstype: 'SPECTROSCOPIC',
  });
  const row = await dataSource.getRepository(ExposureRow).save({
    metadataId: metadata.id,
    rootname,
    proposal: simulated ? null : 14_767,
    ...withoutFpPosition(configuration),
    targname: target,
    obstype: 'SPECTROSCOPIC',
    ...positionOf(175.5462, 26.7066),
    startMjd,
    endMjd: startMjd + exposureSeconds / 86_400,
    exposureSeconds,
    eventCount: 12_345,
    date: '2025-06-01',
    simulated,
    movingTarget: false,
    caveats: [{ code: 'no-x1d', text: 'no x1d beside it' }],
    inputSha256: 'a'.repeat(64),
    updatedAt: new Date('2026-01-31T12:00:00.123Z'),
  });
  await dataSource.getRepository(ExposureFileRow).insert({
    exposureId: row.id,
    role: 'events',
    filename,
    path: folder,
    bytes: 5_000_000_000,
    sha256: 'b'.repeat(64),
  });
  const isInComposite = configuration === cosFuv;
  await dataSource.getRepository(OutputsRow).insert({
    metadataId: metadata.id,
    individualPath: null,
    individualFilename: null,
    compositePath: isInComposite ? 'outputs/composite/GJ-436' : null,
    compositeFilename: isInComposite ? `${compositeStem}.fits` : null,
  });
}

/** What an exposure's row repeats of its metadata. */
function withoutFpPosition({
  instrume,
  detector,
  optElem,
  cenwave,
  aperture,
}: SeededExposure['configuration']) {
  return { instrume, detector, optElem, cenwave, aperture };
}

/** Two bins, of which the second has no flux. */
function lightcurveBytes(): Uint8Array {
  const columns = lightcurveColumns.map(({ name, unit, format }) => ({
    name,
    unit,
    format,
    values: name === 'FLUX' ? [1.5e-14, NaN] : [1, 2],
  }));
  return writeFits([
    { header: [] },
    {
      header: [
        { keyword: 'EXTNAME', value: 'LIGHTCURVE' },
        { keyword: 'MJDREF', value: 57_844 },
      ],
      table: { rowCount: 2, columns },
    },
  ]);
}

async function seedComposite(dataSource: DataSource, directories: ArchiveDirectories): Promise<void> {
  const folder = 'outputs/composite/GJ-436';
  const bytes = lightcurveBytes();
  await writeWhole(archiveFile(directories, folder, `${compositeStem}.fits`), bytes);
  await writeWhole(
    archiveFile(directories, folder, `${compositeStem}.png`),
    Buffer.from('not really a picture'),
  );
  const { fppos: _, ...configuration } = cosFuv;
  const composite = {
    ...configuration,
    kind: 'composite' as const,
    stem: compositeStem,
    filename: `${compositeStem}.fits`,
    path: folder,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    version: 'v1.0',
    provenanceHash: 'c'.repeat(64),
    previewPath: folder,
    previewFilename: `${compositeStem}.png`,
    rootname: null,
    targname: 'GJ-436',
    stepSeconds: 2.016,
    liveSeconds: 1200,
    binCount: 2,
    mjdReference: 57_844,
    startMjd: 57_844.125,
    endMjd: 57_844.28,
    hasFlux: true,
    simulated: false,
    caveats: [],
    updatedAt: new Date('2026-01-31T12:00:00.123Z'),
  };
  const { id } = await dataSource.getRepository(ProductRow).save({ ...composite });
  await dataSource.getRepository(StatsRow).insert({
    ...compositeStatistics,
    ...configuration,
    productId: id,
    kind: 'composite',
    hasFlux: true,
    lightcurvePath: folder,
    lightcurveFilename: composite.filename,
  });
  await dataSource.getRepository(ProductRow).insert({
    ...composite,
    kind: 'individual',
    stem: 'ld9m10ujq_curve',
    filename: 'ld9m10ujq_curve.fits',
    path: 'outputs/GJ-436',
    rootname: 'ld9m10ujq',
    previewPath: null,
    previewFilename: null,
  });
  const member = { productId: id, startMjd: 57_844.125, endMjd: 57_844.14, exposureSeconds: 1200 };
  await dataSource.getRepository(ProductMemberRow).insert([
    { ...member, rootname: 'ld9m10ujq', dataset: 1, excludedReason: null },
    { ...member, rootname: 'ld9m10uyq', dataset: null, excludedReason: 'no common wavelengths' },
  ]);
}

async function seedRun(dataSource: DataSource): Promise<void> {
  const run = await dataSource.getRepository(IngestRunRow).save({
    state: 'done',
    dryRun: false,
    requestedBy: 'command line',
    queuedAt: new Date('2026-01-31T12:00:00.123Z'),
    startedAt: new Date('2026-01-31T12:00:01Z'),
    finishedAt: null,
    step: 'done',
    itemsDone: 1,
    itemsTotal: 1,
    error: null,
  });
  const filename = 'odlm18040_tag.fits.gz';
  await dataSource.getRepository(BadDataRow).insert([
    { filename, ingestDate: '2026-01-31', reason: 'No good time' },
    { filename: 'empty_tag.fits', ingestDate: '2026-02-01', reason: 'No events' },
  ]);
  await dataSource.getRepository(IngestItemRow).insert({
    runId: run.id,
    file: filename,
    rootname: 'odlm18040',
    state: 'refused',
    reason: 'No good time',
    checks: [{ name: 'No good time', passed: false, value: 0, limit: 1, eventIndex: null }],
    caveats: [],
    products: [],
  });
  await dataSource.getRepository(IngestCompositeRow).insert({
    runId: run.id,
    filename: `${compositeStem}.fits`,
    members: ['ld9m10ujq'],
    excluded: [{ rootname: 'ld9m10uyq', reason: 'no common wavelengths' }],
  });
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
