import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

const pollMilliseconds = 250;

/** Somebody who waited for a lock need not have it any more. */
export class GaveUpWaiting extends Error {}

/**
 * Runs `work` while this process alone holds the archive's lock, so that one ingest run at a time changes the
 * archive, whoever started it.
 *
 * @param onWait called once when somebody else holds the lock
 * @param hasGivenUp asked while waiting
 * @throws GaveUpWaiting when the answer was yes
 */
export function withArchiveLock<Result>(
  home: string,
  work: () => Promise<Result>,
  onWait?: () => void,
  hasGivenUp?: () => Promise<boolean>,
): Promise<Result> {
  return withLock(path.join(home, 'ingest.lock'), work, onWait, hasGivenUp);
}

/**
 * Runs `work` while this process alone holds a lock. The lock is SQLite's own on a small file: the operating system
 * frees it when the holder dies, however it dies.
 *
 * @param file made when it is not there; it stays, empty
 * @param onWait called once when somebody else holds the lock
 * @param hasGivenUp asked while waiting
 * @throws GaveUpWaiting when the answer was yes
 */
export async function withLock<Result>(
  file: string,
  work: () => Promise<Result>,
  onWait: () => void = () => undefined,
  hasGivenUp: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Result> {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    for (let waited = false; !tryLock(lock); waited = true) {
      if (!waited) onWait();
      if (await hasGivenUp()) throw new GaveUpWaiting();
      await sleep(pollMilliseconds);
    }
    return await work();
  } finally {
    lock.close();
  }
}

/** Whether somebody holds a lock now. */
export function isHeld(file: string): boolean {
  if (!existsSync(file)) return false;
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    return !tryLock(lock);
  } finally {
    lock.close();
  }
}

function tryLock(lock: DatabaseSyncInstance): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return false;
    throw error;
  }
}
