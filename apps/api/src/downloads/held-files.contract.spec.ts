import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { archiveFile } from '../config/directories.js';
import { openDatabase } from '../database/data-source.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { DownloadedFileRow } from '../database/entities/downloaded-file-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { sampleFits } from '../testing/sample-fits.js';
import { seedArchive } from '../testing/seed-archive.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { HeldFiles } from './held-files.js';

const events = 'ld9m10ujq_corrtag_a.fits';

describe.each(testDatabases)('what an archive on $kind holds', ({ create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let home: string;
  let configuration: Configuration;

  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-held-'));
    configuration = parseConfiguration({ HSTLC_HOME: home }, home);
    await seedArchive(dataSource, configuration.directories);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
    await rm(home, { recursive: true });
  });
  beforeEach(() => dataSource.getRepository(DownloadedFileRow).clear());

  const find = async (...names: readonly string[]) =>
    Object.fromEntries(await new HeldFiles(dataSource, configuration.directories).find(names));
  const record = (filename: string, sha256: string, bytes: number, version: string) =>
    dataSource
      .getRepository(DownloadedFileRow)
      .insert({ filename, sha256, bytes, version, arrivedAt: new Date() });

  it('is told with the size and the version of its row', async () => {
    expect(await find(events, 'ld9m10ujq_corrtag_b.fits')).toEqual({
      [events]: { where: 'in the archive', bytes: 5_000_000_000, version: '3.4.0' },
    });
  });

  it('has the version that MAST listed, if these very bytes came from there', async () => {
    await record(events, 'b'.repeat(64), 5_000_000_000, '3.4.9');
    expect((await find(events))[events]).toMatchObject({ version: '3.4.9' });
    await dataSource
      .getRepository(DownloadedFileRow)
      .update({ filename: events }, { sha256: 'c'.repeat(64) });
    expect((await find(events))[events]).toMatchObject({ version: '3.4.0' });
  });

  it('includes spectra, by the version in their own header, and files that lie gzipped', async () => {
    const exposure = await dataSource.getRepository(ExposureRow).findOneByOrFail({ rootname: 'ld9m10ujq' });
    const about = { exposureId: exposure.id, path: 'filesystem/GJ-436', sha256: 'd'.repeat(64) };
    const spectrum = { ...about, role: 'x1d', filename: 'ld9m10ujq_x1d.fits', bytes: 28_800 } as const;
    const gzipped = {
      ...about,
      role: 'events',
      filename: 'ld9m10ujq_corrtag_b.fits.gz',
      bytes: 9000,
    } as const;
    await dataSource.getRepository(ExposureFileRow).insert([spectrum, gzipped]);
    const file = archiveFile(configuration.directories, spectrum.path, spectrum.filename);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, sampleFits(1, 10, '3.2.1 (2017-04-28)'));
    expect(await find(spectrum.filename, 'ld9m10ujq_corrtag_b.fits')).toEqual({
      [spectrum.filename]: { where: 'in the archive', bytes: 28_800, version: '3.2.1 (2017-04-28)' },
      'ld9m10ujq_corrtag_b.fits': { where: 'in the archive', bytes: null, version: '3.4.0' },
    });
  });

  it('includes what was refused and what waits to be ingested, by what lies there', async () => {
    const refused = 'ld9m1xxxq_corrtag_a.fits';
    const gone = 'ld9m1yyyq_corrtag_a.fits';
    for (const filename of [refused, gone])
      await dataSource
        .getRepository(BadDataRow)
        .insert({ filename, ingestDate: '2026-01-31', reason: 'Short Exposure' });
    const waiting = 'ld9m1zzzq_corrtag_a.fits';
    const bytes = sampleFits(3, 10, '3.3.0');
    for (const [folder, name] of [
      [configuration.directories.badData, refused],
      [configuration.directories.ingest, waiting],
    ] as const) {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, name), bytes);
    }
    const held = { bytes: bytes.byteLength, version: '3.3.0' };
    expect(await find(refused, gone, waiting)).toEqual({
      [refused]: { where: 'refused before', ...held },
      [gone]: { where: 'refused before', bytes: null, version: null },
      [waiting]: { where: 'in the ingest folder', ...held },
    });
  });
});
