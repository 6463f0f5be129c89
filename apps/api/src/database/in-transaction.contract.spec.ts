import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { openDatabase } from './data-source.js';
import { BadDataRow } from './entities/bad-data-row.js';
import { inTransaction } from './in-transaction.js';

describe.each(testDatabases)('a transaction on $kind', ({ kind, create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    for (const filename of ['a_tag.fits', 'b_tag.fits'])
      await dataSource
        .getRepository(BadDataRow)
        .insert({ filename, ingestDate: '2026-01-31', reason: 'No events' });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.remove();
  });

  it('is done again when it and another wait for each other', async () => {
    let begun = 0;
    let bothBegun = () => {};
    const other = new Promise<void>((resolve) => (bothBegun = resolve));
    const change = (first: string, second: string, ingestDate: string) =>
      inTransaction(dataSource, async (manager) => {
        await manager.update(BadDataRow, { filename: first }, { ingestDate });
        begun += 1;
        if (begun === 2) bothBegun();
        // SQLite lets one begin after the other has ended
        if (kind === 'MariaDB') await other;
        await manager.update(BadDataRow, { filename: second }, { ingestDate });
      });
    await Promise.all([
      change('a_tag.fits', 'b_tag.fits', '2026-02-01'),
      change('b_tag.fits', 'a_tag.fits', '2026-02-02'),
    ]);
    // one of them was undone and begun anew
    expect(begun).toBe(kind === 'MariaDB' ? 3 : 2);
    const rows = await dataSource.getRepository(BadDataRow).find();
    expect(new Set(rows.map((row) => row.ingestDate)).size).toBe(1);
  });

  it('fails as its work does', async () => {
    const failing = inTransaction(dataSource, async (manager) => {
      await manager.delete(BadDataRow, { filename: 'a_tag.fits' });
      throw new Error('no more of it');
    });
    await expect(failing).rejects.toThrow('no more of it');
    expect(await dataSource.getRepository(BadDataRow).count()).toBe(2);
  });
});
