import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/data-source.js';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { TargetAliasesRepository } from './target-aliases.repository.js';

describe.each(testDatabases)('target aliases on $kind', ({ create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let aliases: TargetAliasesRepository;

  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    aliases = new TargetAliasesRepository(dataSource);
  });
  beforeEach(() => dataSource.getRepository(TargetAliasRow).clear());
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  const add = (alias: string, target: string) =>
    aliases.add({ alias, target, origin: 'staff', addedBy: 'a test' });

  it('finds the target by the alias in any spelling', async () => {
    await add('HZ 43', 'WD1314+293');
    for (const spelling of ['HZ 43', 'hz-43', 'HZ43', 'HZ-43-COPY'])
      expect(await aliases.targetOf(spelling)).toBe('WD1314+293');
    expect(await aliases.targetOf('HZ 44')).toBeNull();
  });

  it('takes an alias of the same target twice as once', async () => {
    const first = await add('HZ 43', 'WD1314+293');
    expect((await add('HZ-43', 'WD1314+293')).id).toBe(first.id);
    expect(await aliases.list()).toHaveLength(1);
  });

  it('refuses an alias of another target, a nameless one and one that is too long', async () => {
    await add('HZ 43', 'WD1314+293');
    await expect(add('HZ-43', 'GD 153')).rejects.toMatchObject({ code: 'conflict' });
    await expect(add(' - ', 'GD 153')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(add('X'.repeat(61), 'GD 153')).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('lists those of one target, and finds by a part of the name', async () => {
    await add('HZ 43', 'WD1314+293');
    await add('EUVE J1316+29.0', 'WD1314+293');
    await add('GD 153', 'WD1254+223');
    expect((await aliases.list('WD1314+293')).map(({ alias }) => alias)).toEqual([
      'EUVE J1316+29.0',
      'HZ 43',
    ]);
    expect((await aliases.matching('j1316', 10)).map(({ target }) => target)).toEqual(['WD1314+293']);
  });

  it('tells what was decided about a name, exceptions first', async () => {
    await add('HZ 43', 'WD1314+293');
    await aliases.addException('HZ-43', 'a test');
    const targetOf = await aliases.decided();
    expect(['HZ43', 'HZ 43', 'HZ-43', 'HZ 44'].map(targetOf)).toEqual([
      'WD1314+293',
      'WD1314+293',
      'HZ-43',
      'HZ 44',
    ]);
    await aliases.removeException('HZ-43');
    expect((await aliases.decided())('HZ-43')).toBe('WD1314+293');
  });

  it('removes in any spelling, and only from the target that is named', async () => {
    await add('HZ 43', 'WD1314+293');
    expect(await aliases.remove('HZ-43', 'GD 153')).toBe(false);
    expect(await aliases.remove('hz43', 'WD1314+293')).toBe(true);
    expect(await aliases.remove('hz43')).toBe(false);
  });
});
