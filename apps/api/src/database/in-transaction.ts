import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

const mostAttempts = 20;

/**
 * Does work in one transaction. Of two that wait for each other MySQL and MariaDB choose one and undo it whole: it is
 * done again, as their manuals ask of every program.
 *
 * @param work changes rows and nothing else, for it may be done more than once
 */
export async function inTransaction<Result>(
  database: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (attempt === mostAttempts || !isDeadlock(error)) throw error;
      // the other one is ahead
      await sleep(attempt * 5);
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ER_LOCK_DEADLOCK';
}
