import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { createDataSource, openDatabase } from './data-source.js';
import { BadDataRow } from './entities/bad-data-row.js';
import { SqliteDriver } from './sqlite-driver.js';
import { queueSqlite } from './sqlite-queue.js';

const refused = (filename: string) => ({ filename, ingestDate: '2026-01-31', reason: 'No events' as const });

/**
 * Transaction A is open; B commits; a plain insert C succeeds; then A rolls back.
 * @returns what is stored at the end
 */
async function rollBackBesideOthers(dataSource: DataSource): Promise<string[]> {
  let beginRollback = () => {};
  const othersBegan = new Promise<void>((resolve) => (beginRollback = resolve));
  const transactionA = dataSource
    .transaction(async (manager) => {
      await manager.insert(BadDataRow, refused('A'));
      await othersBegan;
      throw new Error('rolled back');
    })
    .catch((error: Error) => error.message);
  await new Promise((resolve) => setImmediate(resolve));
  const transactionB = dataSource.transaction((manager) => manager.insert(BadDataRow, refused('B')));
  const insertC = dataSource.getRepository(BadDataRow).insert(refused('C'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  beginRollback();
  expect(await transactionA).toBe('rolled back');
  await Promise.all([transactionB, insertC]);
  const rows = await dataSource.getRepository(BadDataRow).find({ order: { filename: 'ASC' } });
  return rows.map(({ filename }) => filename);
}

describe.each(testDatabases)('transactions on $kind', ({ kind, create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
  });
  afterEach(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  it('keeps what others were told is stored when a transaction beside them rolls back', async () => {
    expect(await rollBackBesideOthers(dataSource)).toEqual(['B', 'C']);
  });

  it('keeps the outer part of a nested transaction whose inner part rolls back', async () => {
    await dataSource.transaction(async (outer) => {
      await outer.insert(BadDataRow, refused('outer'));
      await outer
        .transaction(async (inner) => {
          await inner.insert(BadDataRow, refused('inner'));
          throw new Error('rolled back');
        })
        .catch(() => undefined);
    });
    expect(await dataSource.getRepository(BadDataRow).countBy({ filename: 'outer' })).toBe(1);
    expect(await dataSource.getRepository(BadDataRow).count()).toBe(1);
  });

  it('goes on after a statement that failed inside and outside a transaction', async () => {
    await dataSource.getRepository(BadDataRow).insert(refused('A'));
    await expect(dataSource.getRepository(BadDataRow).insert(refused('A'))).rejects.toThrow();
    await expect(
      dataSource.transaction((manager) => manager.insert(BadDataRow, refused('A'))),
    ).rejects.toThrow();
    expect(await dataSource.getRepository(BadDataRow).count()).toBe(1);
  });

  if (kind !== 'SQLite') return;

  it('would lose them with stock TypeORM, which is why there is a queue', async () => {
    const options = { ...dataSource.options, driver: SqliteDriver };
    const stock = await new DataSource(options).initialize();
    const stored = await rollBackBesideOthers(stock).catch((error: Error) => [error.message]);
    await stock.destroy();
    expect(stored).not.toEqual(['B', 'C']);
  });

  it('fails a statement that waits for its own transaction instead of hanging', async () => {
    const impatient = queueSqlite(createDataSource(database.url), 50);
    await impatient.initialize();
    const inner = impatient.transaction(async (manager) => {
      await manager.insert(BadDataRow, refused('A'));
      await impatient.getRepository(BadDataRow).insert(refused('B'));
    });
    await expect(inner).rejects.toThrow('expected it free within 50 ms');
    expect(await impatient.getRepository(BadDataRow).count()).toBe(0);
    await impatient.destroy();
  });

  it('takes the write lock when a transaction begins, so that a second process waits instead of failing', async () => {
    const secondProcess = new SqliteDriver(database.url.slice('sqlite:'.length), { timeout: 0 });
    await dataSource.transaction(async (manager) => {
      await manager.count(BadDataRow);
      expect(() => secondProcess.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
    });
    expect(() => secondProcess.exec('BEGIN IMMEDIATE')).not.toThrow();
    secondProcess.close();
  });
});
