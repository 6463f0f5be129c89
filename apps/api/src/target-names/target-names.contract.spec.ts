import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFits } from '@hstlc/fits';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { archiveFile } from '../config/directories.js';
import { openDatabase } from '../database/data-source.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { ResolvedNameRow } from '../database/entities/resolved-name-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { seedArchive } from '../testing/seed-archive.js';
import { startSesameStandIn, type KnownObject } from '../testing/stand-ins/sesame.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { NameService } from './name-service.js';
import { TargetNameResolver } from './target-name-resolver.js';
import { TargetNames } from './target-names.js';

/** Position of the seeded target GJ-436. */
const place = { rightAscensionDegrees: 175.546, declinationDegrees: 26.7065 };
const ross905: KnownObject = {
  mainName: 'GJ 436',
  ...place,
  properMotion: [895.1, -813.6],
  aliases: ['Ross 905', 'LHS 310', 'NAME Noquisi &amp; Co'],
};

describe.each(testDatabases)('names of targets on $kind', ({ create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let home: string;
  let sesame: StandIn;
  let configuration: Configuration;
  let names: TargetNames;

  beforeAll(async () => {
    sesame = await startSesameStandIn(new Map([['ROSS-905', ross905]]));
  });
  afterAll(() => sesame?.close());
  beforeEach(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-names-'));
    const variables = { HSTLC_HOME: home, HSTLC_SESAME_URL: sesame.url, HSTLC_SESAME_TIMEOUT_MS: '300' };
    configuration = parseConfiguration(variables, home);
    await seedArchive(dataSource, configuration.directories);
    await dataSource.getRepository(StaleCompositeRow).clear();
    for (const row of await dataSource.getRepository(ExposureRow).find())
      await dataSource.getRepository(ExposureRow).update({ id: row.id }, place);
    names = new TargetNames(dataSource, configuration.directories);
    sesame.faults = () => undefined;
    sesame.asked.length = 0;
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.remove();
    await rm(home, { recursive: true });
  });

  /** Gives the exposure of this rootname another name, in its row and in its header. */
  async function rename(rootname: string, targname: string): Promise<void> {
    const exposure = await dataSource.getRepository(ExposureRow).findOneByOrFail({ rootname });
    await dataSource.getRepository(MetadataRow).update({ id: exposure.metadataId }, { targname });
    const file = await dataSource
      .getRepository(ExposureFileRow)
      .findOneByOrFail({ exposureId: exposure.id, role: 'events' });
    const place = archiveFile(configuration.directories, file.path, file.filename);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, writeFits([{ header: [{ keyword: 'TARGNAME', value: targname }] }]));
  }
  const targetOf = async (rootname: string) => {
    const row = await dataSource
      .getRepository(ExposureRow)
      .findOneOrFail({ where: { rootname }, relations: { metadata: true } });
    return row.metadata!.targname;
  };
  const staleTargets = async () => {
    const rows = await dataSource.getRepository(StaleCompositeRow).find();
    return [...new Set(rows.map(({ targname }) => targname))].toSorted();
  };
  const service = () => new NameService(dataSource, configuration.services);

  it('merges two targets by an alias, lightcurves and composites following, and splits them again', async () => {
    await rename('ld9m10uyq', 'ROSS-905');
    const merged = await names.add('Ross 905', 'GJ-436', 'a test');
    expect(merged.retargeted).toEqual([{ from: 'ROSS-905', to: 'GJ-436', exposures: 1 }]);
    expect(await targetOf('ld9m10uyq')).toBe('GJ-436');
    const products = await dataSource.getRepository(ProductRow).findBy({ rootname: 'ld9m10uyq' });
    expect(products.map(({ targname }) => targname)).toEqual(products.map(() => 'GJ-436'));
    expect(await staleTargets()).toEqual(['GJ-436', 'ROSS-905']);

    const split = await names.remove('ROSS 905', 'GJ-436', 'a test');
    expect(split.retargeted).toEqual([{ from: 'GJ-436', to: 'ROSS-905', exposures: 1 }]);
    expect(await targetOf('ld9m10uyq')).toBe('ROSS-905');
    expect(await targetOf('ld9m10ujq')).toBe('GJ-436');
    expect(await names.apply(service())).toEqual([]);
  });

  it('refuses an alias of a target that is not there, and to take away what is none', async () => {
    await expect(names.add('Ross 905', 'GJ-437', 'a test')).rejects.toMatchObject({ code: 'not-found' });
    await expect(names.remove('Ross 905', 'GJ-436', 'a test')).rejects.toMatchObject({ code: 'not-found' });
    await expect(names.remove('GJ-436', 'GJ-436', 'a test')).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  it('joins spellings to the one that most exposures bear, and by the name service, where the places agree', async () => {
    await rename('ld9m10uyq', 'GJ436');
    await rename('osim01010', 'ROSS-905');
    const retargeted = await names.apply(service());
    expect(retargeted.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual([
      'GJ436 GJ-436',
      'ROSS-905 GJ-436',
    ]);
    expect((await names.aliases.list('GJ-436')).map(({ alias, origin }) => [alias, origin])).toEqual([
      ['ROSS-905', 'sesame'],
    ]);
    expect(await names.apply(service())).toEqual([]);
  });

  it('leaves apart what lies elsewhere, though it is spelt alike or the service says it is the same', async () => {
    await rename('ld9m10uyq', 'GJ436');
    await rename('osim01010', 'ROSS-905');
    for (const rootname of ['ld9m10uyq', 'osim01010'])
      await dataSource.getRepository(ExposureRow).update({ rootname }, { declinationDegrees: -26 });
    expect(await names.apply(service())).toEqual([]);
  });

  it('asks the name service once for a name, and does without when it does not answer', async () => {
    expect(await service().lookUp('ROSS-905')).toMatchObject({
      mainName: 'GJ 436',
      properMotion: [895.1, -813.6],
      aliases: expect.arrayContaining(['LHS 310']),
    });
    expect(await service().lookUp('WD 9999')).toBeNull();
    for (const name of ['ROSS-905', 'WD 9999']) await service().lookUp(name);
    expect(sesame.asked).toEqual(['ROSS-905', 'WD 9999']);
    sesame.faults = () => ({ kind: 'stall', share: 0.1 });
    const complaints: string[] = [];
    const slow = new NameService(dataSource, configuration.services, (words) => complaints.push(words));
    for (const name of ['A', 'B', 'C', 'D', 'E']) expect(await slow.lookUp(name)).toBeUndefined();
    expect(complaints).toHaveLength(3);
    expect(await dataSource.getRepository(ResolvedNameRow).count()).toBe(2);
  });

  it('resolves in the order of exception, alias, spelling, name service, header', async () => {
    await names.aliases.add({ alias: 'LHS 310', target: 'GJ-436', origin: 'staff', addedBy: 'a test' });
    await names.aliases.addException('LHS-310', 'a test');
    const resolver = await TargetNameResolver.load(dataSource, service());
    const cases = [
      ['LHS-310', false, 'LHS-310', 'exception'],
      ['LHS310', false, 'GJ-436', 'alias'],
      ['gj 436', false, 'GJ-436', 'spelling'],
      ['ROSS-905', false, 'GJ-436', 'name service'],
      ['ROSS-905', true, 'ROSS-905', 'header'],
      ['HD-1', false, 'HD-1', 'header'],
      ['HD1', false, 'HD-1', 'spelling'],
      ['ANY', false, 'ANY', 'header'],
    ] as const;
    for (const [name, isMoving, target, by] of cases)
      expect([name, await resolver.resolve(name, isMoving)]).toEqual([name, { target, by }]);
    expect(sesame.asked).not.toContain('ANY');
    expect(await dataSource.getRepository(TargetAliasRow).count()).toBe(2);
  });

  it('keeps aliases in a file, and reads them back into an index that was rebuilt', async () => {
    await names.add('Ross 905', 'GJ-436', 'a test');
    const [before] = await names.aliases.list();
    await dataSource.getRepository(TargetAliasRow).clear();
    await rename('ld9m10uyq', 'ROSS-905');
    expect(await names.apply()).toEqual([{ from: 'ROSS-905', to: 'GJ-436', exposures: 1 }]);
    expect(await names.aliases.list()).toEqual([{ ...before, id: expect.any(Number) }]);
  });

  it('offers targets at one place as one, and does nothing about it', async () => {
    await rename('ld9m10uyq', 'ROSS-905');
    await dataSource.getRepository(ExposureRow).update({ rootname: 'osim01010' }, { declinationDegrees: 0 });
    const suggestions = await names.suggestions();
    expect(suggestions.map(({ targets }) => targets)).toEqual([['GJ-436', 'ROSS-905']]);
    expect(await targetOf('ld9m10uyq')).toBe('ROSS-905');
  });
});
