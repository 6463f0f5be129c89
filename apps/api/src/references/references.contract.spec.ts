import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFits } from '@hstlc/fits';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../archive/hash-file.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { archiveFile } from '../config/directories.js';
import { openDatabase } from '../database/data-source.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { sampleFits } from '../testing/sample-fits.js';
import { seedArchive } from '../testing/seed-archive.js';
import { startCrdsStandIn } from '../testing/stand-ins/crds.js';
import { someFaults, type Fault } from '../testing/stand-ins/faults.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { namedReferences } from './named-references.js';
import { fetchReference, lookAtReference, type ReferenceRecord } from './sync-references.js';

const flux = sampleFits(1, 20_000);
const offered = new Map([
  ['a_phot.fits', flux],
  ['b_flat.fits', sampleFits(2)],
]);

describe.each(testDatabases)('reference files named in an archive on $kind', ({ create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let home: string;
  let crds: StandIn;
  let configuration: Configuration;

  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-references-'));
    configuration = parseConfiguration({ HSTLC_HOME: home }, home);
    await seedArchive(dataSource, configuration.directories);
    await writePhotonLists();
    crds = await startCrdsStandIn(offered);
  });
  afterAll(async () => {
    await crds?.close();
    await dataSource?.destroy();
    await database?.remove();
    await rm(home, { recursive: true });
  });
  beforeEach(async () => {
    crds.faults = () => undefined;
    await rm(configuration.references.lref, { recursive: true, force: true });
  });

  /** Puts headers with names of reference files where the seeded rows say that the photon lists lie. */
  async function writePhotonLists(): Promise<void> {
    const rows = await dataSource.getRepository(ExposureFileRow).findBy({ role: 'events' });
    for (const [place, row] of rows.entries()) {
      const file = archiveFile(configuration.directories, row.path, row.filename);
      await mkdir(path.dirname(file), { recursive: true });
      const header = [
        { keyword: 'INSTRUME', value: 'COS' },
        { keyword: 'OBSTYPE', value: 'SPECTROSCOPIC' },
        { keyword: 'FLUXTAB', value: 'lref$a_phot.fits' },
        { keyword: 'FLATFILE', value: place === 0 ? 'lref$b_flat.fits' : 'N/A' },
        { keyword: 'DARKFILE', value: 'lref$../../c_drk.fits' },
      ];
      await writeFile(file, writeFits([{ header }]));
    }
  }

  const named = () =>
    namedReferences(dataSource, configuration.directories, (words) => expect(words).toBe(''));
  const context = async () => ({
    service: crds.url,
    patience: { attempts: 6, retryMilliseconds: 1, stallMilliseconds: 500 },
    permissions: await PermissionKeeper.create(configuration.permissions, () => undefined),
  });
  async function sync(): Promise<readonly ReferenceRecord[]> {
    const records: ReferenceRecord[] = [];
    for (const reference of await named())
      records.push(
        await fetchReference(await lookAtReference(reference, configuration.references), await context()),
      );
    return records;
  }
  const states = (records: readonly ReferenceRecord[]) =>
    records.map(({ name, state }) => `${name} ${state}`);

  it('are told with the keywords and the exposures that name them; paths that lead elsewhere are no names', async () => {
    const found = await named();
    expect(found.map(({ name, keywords }) => [name, keywords])).toEqual([
      ['lref$a_phot.fits', ['FLUXTAB']],
      ['lref$b_flat.fits', ['FLATFILE']],
    ]);
    expect(found[0]!.exposures).toBeGreaterThan(1);
    expect(found[1]).toMatchObject({ exposures: 1, isNeeded: false });
  });

  it('are missing, then fetched, then present', async () => {
    const before = await Promise.all(
      (await named()).map((each) => lookAtReference(each, configuration.references)),
    );
    expect(states(before)).toEqual(['lref$a_phot.fits missing', 'lref$b_flat.fits missing']);
    expect(states(await sync())).toEqual(['lref$a_phot.fits fetched', 'lref$b_flat.fits fetched']);
    const asked = crds.asked.length;
    expect(states(await sync())).toEqual(['lref$a_phot.fits present', 'lref$b_flat.fits present']);
    expect(crds.asked).toHaveLength(asked);
    expect(await readdir(configuration.references.lref)).toEqual(['a_phot.fits', 'b_flat.fits']);
  });

  it('that are broken on disk are replaced', async () => {
    await mkdir(configuration.references.lref, { recursive: true });
    const file = path.join(configuration.references.lref, 'a_phot.fits');
    await writeFile(file, flux.subarray(0, 20_000));
    const [first] = await named();
    expect(await lookAtReference(first!, configuration.references)).toMatchObject({ state: 'broken' });
    expect((await sync())[0]).toMatchObject({ state: 'fetched' });
    expect(hashBytes(await readFile(file))).toBe(hashBytes(flux));
  });

  const faults: readonly Fault[] = [
    { kind: 'status', status: 500 },
    { kind: 'cut', share: 0.5 },
    { kind: 'html' },
    { kind: 'short', missingBytes: 3000 },
  ];
  it('arrive whole in spite of faults, or not at all', async () => {
    crds.faults = someFaults(faults, 0.4, 5);
    const records = await sync();
    for (const { filename, path: file, state } of records) {
      if (state === 'fetched')
        expect(hashBytes(await readFile(file))).toBe(hashBytes(offered.get(filename)!));
      else expect(await readdir(path.dirname(file))).not.toContain(filename);
    }
    crds.faults = () => ({ kind: 'short', missingBytes: 3000 });
    await rm(configuration.references.lref, { recursive: true, force: true });
    expect((await sync()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(await readdir(configuration.references.lref)).toEqual([]);
  });
});
