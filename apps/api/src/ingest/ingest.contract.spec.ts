import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulateCosNuv, simulateStis, type SimulatedExposure } from '@hstlc/simulator';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { testDatabases } from '../testing/test-databases.js';
import type { IngestProgress } from './ingest-progress.js';
import { IngestRunner } from './ingest-runner.js';

const silent: IngestProgress = { step: () => {}, item: () => {}, composite: () => {}, warn: () => {} };
const short = { exposureSeconds: 60, sourceRate: 40, seed: 5 };

describe.each(testDatabases)('an ingest run on $kind', (kind) => {
  let configuration: Configuration;
  let database: DataSource;
  let home: string;
  let removeDatabase: () => Promise<void>;

  beforeEach(async () => {
    const created = await kind.create(import.meta.url);
    removeDatabase = created.remove;
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-ingest-'));
    configuration = parseConfiguration(
      { HSTLC_HOME: home, HSTLC_DATABASE_URL: created.url, HSTLC_WORKERS: '1' },
      home,
    );
    database = await openDatabase(created.url);
    await mkdir(configuration.directories.ingest, { recursive: true });
  });
  afterEach(async () => {
    await database.destroy();
    await removeDatabase();
    await rm(home, { recursive: true });
  });

  const drop = async ({ files }: SimulatedExposure, names = /./) => {
    for (const { filename, bytes } of files)
      if (names.test(filename)) await writeFile(path.join(configuration.directories.ingest, filename), bytes);
  };
  const run = async (dryRun = false) => {
    const runner = new IngestRunner(configuration, database);
    const order = { requestedBy: 'test', dryRun };
    return runner.carryOut(dryRun ? null : await runner.queue(order), order, silent);
  };
  const states = ({ items }: Awaited<ReturnType<typeof run>>) =>
    items.map(({ file, state }) => `${file} ${state}`);
  const ingestFolder = () => readdir(configuration.directories.ingest);

  it('brings in exposures of one configuration side by side', async () => {
    const rootnames = Array.from({ length: 16 }, (_, place) => `lside${String(place).padStart(4, '0')}`);
    const brief = { exposureSeconds: 24, sourceRate: 30, x1d: false };
    for (const [place, rootname] of rootnames.entries())
      await drop(simulateCosNuv({ ...brief, rootname, seed: place, startMjd: 58_000 + place }));
    const many = { ...configuration, workers: 6 };
    const runner = new IngestRunner(many, database);
    const order = { requestedBy: 'test', dryRun: false };
    const report = await runner.carryOut(await runner.queue(order), order, silent);
    expect(report.items.filter(({ state }) => state !== 'ingested')).toEqual([]);
    expect(report.composites.map(({ members }) => members)).toEqual([rootnames]);
  });

  it('turns files into products, rows and a composite, and files the inputs away', async () => {
    await drop(simulateStis({ ...short, rootname: 'otest0010', targetName: 'STAR-1' }));
    const report = await run();
    expect(states(report)).toEqual(['otest0010_tag.fits ingested', 'otest0010_x1d.fits ingested']);
    expect(await ingestFolder()).toEqual([]);
    expect((await readdir(path.join(home, 'filesystem/STAR-1'))).toSorted()).toEqual([
      'otest0010_corrtag.fits',
      'otest0010_tag.fits',
      'otest0010_x1d.fits',
    ]);
    expect((await readdir(path.join(home, 'outputs/STAR-1'))).toSorted()).toEqual([
      'otest0010_curve.fits',
      'otest0010_curve.png',
    ]);
    expect(report.composites).toMatchObject([{ members: ['otest0010'], excluded: [] }]);
    const [metadata] = await database.getRepository(MetadataRow).find();
    expect(metadata).toMatchObject({
      filename: 'otest0010_tag.fits',
      path: 'filesystem/STAR-1',
      instrume: 'STIS',
      fppos: 0,
    });
    const [outputs] = await database.getRepository(OutputsRow).find();
    expect(outputs).toMatchObject({
      individualPath: 'outputs/STAR-1',
      individualFilename: 'otest0010_curve.fits',
      compositePath: 'outputs/composite',
      compositeFilename: report.composites[0]!.filename,
    });
    expect(await database.getRepository(IngestRunRow).find()).toMatchObject([{ state: 'done', error: null }]);
  });

  it('changes nothing when the same bytes come again', async () => {
    const exposure = simulateStis({ ...short, rootname: 'otest0020', targetName: 'STAR-2' });
    await drop(exposure);
    await run();
    const before = await database.getRepository(ProductRow).find();
    await drop(exposure);
    const report = await run();
    expect(states(report)).toEqual(['otest0020_tag.fits unchanged', 'otest0020_x1d.fits unchanged']);
    expect(report.composites).toEqual([]);
    expect(await database.getRepository(ProductRow).find()).toEqual(before);
    expect(await ingestFolder()).toEqual([]);
  });

  it('makes a curve with caveats without the x1d, and a better one when it comes later', async () => {
    const exposure = simulateCosNuv({ ...short, rootname: 'ltest0003', targetName: 'STAR-3' });
    await drop(exposure, /corrtag/);
    const first = await run();
    expect(first.items[0]!.caveats.map(({ code }) => code)).toContain('no-x1d');
    await drop(exposure, /x1d/);
    expect(states(await run())).toEqual(['ltest0003_x1d.fits superseded']);
    const products = await database.getRepository(ProductRow).find();
    expect(products.map(({ hasFlux }) => hasFlux)).toEqual([true, true]);
  });

  it('keeps the bytes that recalibrated ones replace', async () => {
    const old = simulateCosNuv({ ...short, rootname: 'ltest0004', targetName: 'STAR-4' });
    await drop(old);
    await run();
    await drop(simulateCosNuv({ ...short, seed: 6, rootname: 'ltest0004', targetName: 'STAR-4' }));
    const report = await run();
    expect(new Set(report.items.map(({ state }) => state))).toEqual(new Set(['superseded']));
    const kept = await readdir(path.join(home, 'filesystem/STAR-4/superseded'));
    expect(kept).toHaveLength(2);
    const name = kept.find((each) => each.endsWith('corrtag.fits'))!;
    const bytes = await readFile(path.join(home, 'filesystem/STAR-4/superseded', name));
    expect(bytes).toEqual(Buffer.from(old.files[0]!.bytes));
  });

  it('refuses with every check and its numbers, keeps the file and lists it', async () => {
    await drop(simulateCosNuv({ ...short, rootname: 'ltest0005', exposureFlag: 'INTERRUPTED', x1d: false }));
    await writeFile(path.join(configuration.directories.ingest, 'ltest0006_corrtag.fits'), 'SIMPLE  = no');
    const report = await run();
    expect(report.items.map(({ reason }) => reason)).toEqual(['Bad EXPFLAG', 'Unreadable file']);
    expect(report.items[0]!.checks.find(({ name }) => name === 'Bad EXPFLAG')).toMatchObject({
      passed: false,
      value: 'INTERRUPTED',
      limit: 'NORMAL',
    });
    expect((await readdir(path.join(home, 'bad_data'))).toSorted()).toEqual([
      'ltest0005_corrtag.fits',
      'ltest0006_corrtag.fits',
    ]);
    expect(await database.getRepository(BadDataRow).count()).toBe(2);
  });

  it.each(['../../escaped', '/tmp/escaped', '..', 'a/b'])(
    'never leaves the archive for TARGNAME %j',
    async (targetName) => {
      await drop(simulateCosNuv({ ...short, rootname: 'ltest0007', targetName }));
      await run();
      const folders = await readdir(path.join(home, 'filesystem'));
      expect(folders).toHaveLength(1);
      expect(existsSync(path.join(home, 'filesystem', folders[0]!, 'ltest0007_corrtag.fits'))).toBe(true);
      expect((await readdir(home)).toSorted()).toEqual(
        expect.arrayContaining(['bad_data', 'filesystem', 'ingest', 'outputs']),
      );
    },
  );

  it('names what it does not take, and touches neither that nor links', async () => {
    await writeFile(path.join(configuration.directories.ingest, 'notes.txt'), 'mine');
    await symlink('/etc/passwd', path.join(configuration.directories.ingest, 'ltest0008_tag.fits'));
    expect(states(await run())).toEqual(['ltest0008_tag.fits ignored', 'notes.txt ignored']);
    expect((await ingestFolder()).toSorted()).toEqual(['ltest0008_tag.fits', 'notes.txt']);
  });

  it('writes nothing in a dry run, and says what would happen', async () => {
    await drop(simulateStis({ ...short, rootname: 'otest0090' }));
    const report = await run(true);
    expect(report.items[0]).toMatchObject({ state: 'ingested', products: ['otest0090_curve.fits'] });
    expect(await ingestFolder()).toHaveLength(2);
    expect(await database.getRepository(MetadataRow).count()).toBe(0);
    expect(await database.getRepository(IngestRunRow).count()).toBe(0);
    expect(await readdir(configuration.directories.outputs)).toEqual(['composite']);
  });
});
