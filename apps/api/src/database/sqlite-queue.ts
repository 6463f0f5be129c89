import type { DataSource } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { FifoLock } from './fifo-lock.js';

/**
 * Gives each caller of a SQLite data source a query runner of its own, one at a time on the one connection.
 *
 * Stock TypeORM hands the same runner to every caller: two transactions, or a plain insert during one,
 * interleave, and a rollback discards what others were told is stored. Here a transaction owns the
 * connection from BEGIN to COMMIT or ROLLBACK, and any other statement waits its turn, so a statement
 * issued inside a transaction but outside its manager waits for itself and fails after `waitMilliseconds`.
 * BEGIN IMMEDIATE takes SQLite's write lock at once, so a second process waits instead of failing when a
 * read turns into a write.
 *
 * @see https://github.com/typeorm/typeorm/issues/1884 and /issues/307
 */
export function queueSqlite(dataSource: DataSource, waitMilliseconds = 30_000): DataSource {
  const driver = dataSource.driver;
  if (!(driver instanceof BetterSqlite3Driver))
    throw new TypeError('expected a "better-sqlite3" data source');
  const lock = new FifoLock(waitMilliseconds);
  driver.createQueryRunner = () => new QueuedQueryRunner(driver, lock);
  return dataSource;
}

class QueuedQueryRunner extends BetterSqlite3QueryRunner {
  constructor(
    driver: BetterSqlite3Driver,
    private readonly lock: FifoLock,
  ) {
    super(driver);
  }

  override async startTransaction(): Promise<void> {
    const isOutermost = !this.lock.isHeldBy(this);
    if (isOutermost) await this.lock.acquire(this);
    try {
      await super.startTransaction();
    } catch (error) {
      if (isOutermost) this.endTransaction();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.lock.release(this);
  }

  override async rollbackTransaction(): Promise<void> {
    const isOutermost = this.transactionDepth <= 1;
    try {
      await super.rollbackTransaction();
    } finally {
      // SQLite may have rolled back by itself (disk full): the connection is free again all the same.
      if (isOutermost) this.endTransaction();
    }
  }

  private endTransaction(): void {
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.lock.release(this);
  }

  override async query(
    sql: string,
    parameters?: unknown[],
    useStructuredResult?: boolean,
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    if (this.lock.isHeldBy(this)) return super.query(statement, parameters, useStructuredResult);
    await this.lock.acquire(this);
    try {
      return await super.query(statement, parameters, useStructuredResult);
    } finally {
      this.lock.release(this);
    }
  }
}
