import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DownloadRequest } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../archive/hash-file.js';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { DownloadedFileRow } from '../database/entities/downloaded-file-row.js';
import { sampleFits } from '../testing/sample-fits.js';
import { someFaults, type Fault } from '../testing/stand-ins/faults.js';
import { caomRow, MemoryHoldings } from '../testing/stand-ins/holdings.js';
import { startMastStandIn } from '../testing/stand-ins/mast.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import type { DownloadReport } from './download-progress.js';
import { problemsOf } from './download-progress.js';
import { DownloadRunner } from './download-runner.js';

const quiet = {
  step: () => undefined,
  transfer: () => undefined,
  item: () => undefined,
  warn: () => undefined,
};
const everything: DownloadRequest = { dryRun: false, since: null, limit: null, target: null, proposal: null };
const kinds = ['corrtag_a', 'corrtag_b', 'x1d'];

describe.each(testDatabases)('downloads recorded in $kind', ({ create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let home: string;
  let mast: StandIn;
  let holdings: MemoryHoldings;
  let configuration: Configuration;

  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  beforeEach(async () => {
    for (const row of [DownloadRunRow, DownloadedFileRow]) await dataSource.getRepository(row).clear();
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-download-'));
    holdings = new MemoryHoldings();
    mast = await startMastStandIn(holdings);
    configuration = parseConfiguration(
      {
        HSTLC_HOME: home,
        HSTLC_MAST_URL: mast.url,
        HSTLC_GROUP: 'root',
        HSTLC_DOWNLOAD_RETRY_MS: '1',
        HSTLC_DOWNLOAD_STALL_MS: '700',
        HSTLC_DOWNLOAD_ATTEMPTS: '9',
      },
      home,
    );
  });
  afterEach(async () => {
    await mast.close();
    await rm(home, { recursive: true });
  });

  const rootOf = (place: number) => `ld9m1${String(place).padStart(3, '0')}q`;
  const seedOf = (place: number, kind: number) => 1 + place * 3 + kind;
  const filenamesOf = (place: number) => kinds.map((kind) => `${rootOf(place)}_${kind}.fits`);

  function offer(count: number, version = '3.4.3', seedShift = 0): void {
    for (let place = 0; place < count; place++) {
      const files = filenamesOf(place).map((filename, kind) => {
        return { filename, version, bytes: sampleFits(seedShift + seedOf(place, kind), 4000, version) };
      });
      holdings.offer({ row: caomRow({ obsid: 100 + place, obs_id: rootOf(place).toUpperCase() }), files });
    }
  }

  async function run(changes: Partial<DownloadRequest> = {}, signal?: AbortSignal): Promise<DownloadReport> {
    const runner = new DownloadRunner(configuration, dataSource);
    const request = { ...everything, ...changes };
    return runner.carryOut(await runner.queue(request, 'a test'), request, quiet, signal);
  }

  const namesIn = async (folder: string) => (await readdir(folder)).toSorted();

  /** Whether all that MAST offers lies in the ingest folder, byte for byte, and nothing else does. */
  async function expectArrived(count: number): Promise<void> {
    const names = Array.from({ length: count }, (_, place) => filenamesOf(place)).flat();
    expect(await namesIn(configuration.directories.ingest)).toEqual(names);
    for (const name of names) {
      const bytes = await readFile(path.join(configuration.directories.ingest, name));
      expect(`${name} ${hashBytes(bytes)}`).toBe(`${name} ${hashBytes(holdings.file(name)!.bytes)}`);
    }
    const left = (await namesIn(configuration.directories.download)).filter(
      (name) => !/\.(json|lock)$/.test(name),
    );
    expect(left).toEqual([]);
  }

  it('brings every file once, records what it is, and reports', async () => {
    offer(4);
    const report = await run();
    await expectArrived(4);
    expect(mast.asked.filter((subject) => subject.endsWith('.fits'))).toHaveLength(12);
    const [row] = await dataSource.getRepository(DownloadRunRow).find();
    expect(row).toMatchObject({ state: 'done', exposuresDone: 4, problems: [], error: null });
    const written = JSON.parse(
      await readFile(path.join(configuration.directories.download, row!.report!), 'utf8'),
    ) as DownloadReport;
    expect(written).toEqual(report);
    expect(written).toMatchObject({ schema: 'hstlc.download/1', runId: row!.id, service: mast.url });
    const files = await dataSource.getRepository(DownloadedFileRow).find();
    expect(files).toHaveLength(12);
    expect(files[0]).toMatchObject({ version: '3.4.3', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('fetches nothing that is there, and again what was recalibrated', async () => {
    offer(2);
    await run();
    const before = mast.sentBytes;
    expect((await run()).leftOut).toEqual({ 'in the ingest folder': 2 });
    expect(mast.sentBytes - before).toBeLessThan(20_000);
    // the newer files may not take the place of those that wait to be ingested
    offer(1, '3.5.0', 1000);
    const report = await run();
    expect(report.items.map(({ rootname, state }) => [rootname, state])).toEqual([[rootOf(0), 'waiting']]);
    expect(problemsOf(report)[0]).toMatch(/corrtag_a.fits: a file of this name lies in the ingest folder/);
    for (const name of filenamesOf(0)) await rm(path.join(configuration.directories.ingest, name));
    const sent = mast.sentBytes;
    expect((await run()).items[0]).toMatchObject({ state: 'arrived' });
    expect(mast.sentBytes - sent).toBeLessThan(20_000);
    await expectArrived(2);
  });

  it('writes nothing in a dry run but the report', async () => {
    offer(3);
    const report = await run({ dryRun: true });
    expect(report.items.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
    expect(await namesIn(configuration.directories.ingest)).toEqual([]);
    expect(mast.asked).toEqual(['Mast.Caom.Filtered', 'Mast.Caom.Products']);
  });

  const faults: readonly (readonly [string, readonly Fault[]])[] = [
    [
      'errors and requests to wait',
      [
        { kind: 'status', status: 500 },
        { kind: 'status', status: 429, retryAfterSeconds: 0 },
      ],
    ],
    ['HTML instead of FITS', [{ kind: 'html' }]],
    [
      'slow bytes and stalls',
      [
        { kind: 'slow', pieceBytes: 3000, waitMilliseconds: 1 },
        { kind: 'stall', share: 0.5 },
      ],
    ],
    [
      'cut connections',
      [
        { kind: 'cut', share: 0.3 },
        { kind: 'cut', share: 0.9 },
      ],
    ],
    [
      'wrong lengths',
      [
        { kind: 'short', missingBytes: 2880 },
        { kind: 'long', extraBytes: 10 },
      ],
    ],
    [
      'pages that repeat or skip',
      [
        { kind: 'repeat', rows: 2 },
        { kind: 'skip', rows: 2 },
      ],
    ],
    ['ranges ignored', [{ kind: 'cut', share: 0.5 }, { kind: 'no-range' }]],
  ];
  it.each(faults)('brings everything once and whole in spite of %s', async (_, some) => {
    offer(5);
    mast.faults = someFaults(some, 0.35, 7);
    const report = await run();
    expect(problemsOf(report)).toEqual([]);
    await expectArrived(5);
  });

  it('brings the new file when one changes after it was listed and while it comes', async () => {
    offer(1);
    const [filename] = filenamesOf(0);
    const later = sampleFits(999, 6000, '3.4.4');
    mast.faults = ({ subject, before }) => {
      if (subject !== filename || before > 0) return undefined;
      queueMicrotask(() => holdings.change({ filename: filename!, version: '3.4.4', bytes: later }));
      return { kind: 'cut', share: 0.5 };
    };
    expect(problemsOf(await run())).toEqual([]);
    await expectArrived(1);
    expect(holdings.file(filename!)!.bytes).toBe(later);
  });

  it('reports what cannot be had, keeps the rest of that exposure, and goes on with it later', async () => {
    offer(2);
    const broken = `${rootOf(0)}_x1d.fits`;
    mast.faults = ({ subject }) => (subject === broken ? { kind: 'short', missingBytes: 2880 } : undefined);
    const report = await run();
    expect(report.items.find(({ rootname }) => rootname === rootOf(0))).toMatchObject({
      state: 'failed',
      files: [
        { state: 'kept' },
        { state: 'kept' },
        { state: 'failed', reason: expect.stringMatching(/bytes as listed/) },
      ],
    });
    expect(await namesIn(configuration.directories.ingest)).toEqual(filenamesOf(1));
    const sent = mast.sentBytes;
    mast.faults = () => undefined;
    expect(problemsOf(await run())).toEqual([]);
    await expectArrived(2);
    expect(mast.sentBytes - sent).toBeLessThan(30_000);
  });

  it('delivers photons without a spectrum that MAST lists and does not have, and says so', async () => {
    offer(1);
    holdings.change({ filename: `${rootOf(0)}_x1d.fits`, version: '3.4.3', listedSize: 28_800 });
    const report = await run();
    expect(report.items[0]).toMatchObject({ state: 'arrived', files: [{}, {}, { state: 'missing' }] });
    expect(problemsOf(report)).toHaveLength(1);
    expect(await namesIn(configuration.directories.ingest)).toEqual(filenamesOf(0).slice(0, 2));
  });

  it('keeps to the size that is listed', async () => {
    offer(1);
    const filename = `${rootOf(0)}_x1d.fits`;
    holdings.change({ filename, version: '3.4.3', bytes: sampleFits(1), listedSize: 28_800 });
    const report = await run();
    expect(problemsOf(report).join()).toMatch(/x1d.fits: expected 28800 bytes as listed, found \d+/);
    expect(await namesIn(configuration.directories.ingest)).toEqual([]);
  });

  it('ends with what has come when it is cancelled, and goes on from there', async () => {
    offer(3);
    mast.faults = ({ subject }) =>
      subject.endsWith('.fits') ? { kind: 'slow', pieceBytes: 2000, waitMilliseconds: 10 } : undefined;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 300);
    expect(await run({}, cancel.signal)).toMatchObject({ state: 'cancelled' });
    mast.faults = () => undefined;
    expect(problemsOf(await run())).toEqual([]);
    await expectArrived(3);
    const rows = await dataSource.getRepository(DownloadRunRow).find({ order: { id: 'ASC' } });
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'done']);
  });

  it('fails as a whole when MAST stays away, and says why', async () => {
    mast.faults = () => ({ kind: 'status', status: 503 });
    expect(await run()).toMatchObject({ state: 'failed', error: expect.stringMatching(/found status 503/) });
    const [row] = await dataSource.getRepository(DownloadRunRow).find();
    expect(row).toMatchObject({ state: 'failed', error: expect.stringMatching(/found status 503/) });
  });

  it('fetches nothing while the disk is nearly full, and says so', async () => {
    offer(1);
    const variables = { HSTLC_HOME: home, HSTLC_MAST_URL: mast.url, HSTLC_GROUP: 'root' };
    const full = { HSTLC_MINIMUM_FREE_BYTES: String(2 ** 52), HSTLC_DISK_WAIT_SECONDS: '0' };
    configuration = parseConfiguration({ ...variables, ...full }, home);
    const error = expect.stringMatching(/expected at least \d+ bytes free/);
    expect(await run()).toMatchObject({ state: 'failed', error });
    expect(await namesIn(configuration.directories.ingest)).toEqual([]);
  });

  it('never takes the place of a file that somebody put into the ingest folder', async () => {
    offer(1);
    const [filename] = filenamesOf(0);
    await mkdir(configuration.directories.ingest, { recursive: true });
    const theirs = sampleFits(77, 4000, '3.0.0');
    await writeFile(path.join(configuration.directories.ingest, filename!), theirs);
    expect((await run()).items[0]).toMatchObject({ state: 'waiting' });
    const lying = await readFile(path.join(configuration.directories.ingest, filename!));
    expect(hashBytes(lying)).toBe(hashBytes(theirs));
  });
});
