import type { DataSource } from 'typeorm';
import { withLock } from '../archive/archive-lock.js';

/** Seconds that a process waits for another that brings the schema of MySQL or MariaDB up to date. */
const longestWaitSeconds = 600;

/**
 * Brings the schema up to date, once when several processes begin at the same time: who comes second waits and finds
 * nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const { options } = dataSource;
  const run = async () => {
    await dataSource.runMigrations({ transaction: 'each' });
  };
  if (options.type !== 'better-sqlite3') await withDatabaseLock(dataSource, run);
  else if (options.database === ':memory:') await run();
  else await withLock(`${options.database}.migration`, run);
}

/** The lock goes with the connection that holds it, however that ends. */
async function withDatabaseLock(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  const connection = dataSource.createQueryRunner();
  const name = `hstlc migration ${String(connection.connection.driver.database)}`.slice(0, 64);
  try {
    const [row] = await connection.query('SELECT GET_LOCK(?, ?) AS held', [name, longestWaitSeconds]);
    if (Number(row?.held) !== 1)
      throw new Error(
        `schema: expected the lock "${name}" within ${longestWaitSeconds} s, found it held by another process`,
      );
    await work();
    await connection.query('SELECT RELEASE_LOCK(?)', [name]);
  } finally {
    await connection.release();
  }
}
