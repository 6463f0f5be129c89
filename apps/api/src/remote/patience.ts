import { setTimeout as sleep } from 'node:timers/promises';
import { isRemoteFailure, RemoteFailure } from './remote-failure.js';

/** How long and how often we try. */
export interface Patience {
  /** How often in a row an attempt may fail that gained nothing. */
  readonly attempts: number;
  /** The wait before the second attempt (ms); it doubles from one to the next. */
  readonly retryMilliseconds: number;
  /** A connection that gives no byte for so long is closed (ms). */
  readonly stallMilliseconds: number;
  /** Ends waits and transfers at once. */
  readonly signal?: AbortSignal | undefined;
}

/** The longest wait of our own choice (ms). */
const longestWait = 60_000;
/** The longest wait that a service may ask of us (ms); one that asks for more is not waited for. */
const longestObedience = 900_000;
/** Whatever is gained, there is an end: attempts for one thing in all. */
const attemptsInAll = 200;

/**
 * The wait before the next attempt (ms): what the service asked for, else the doubled wait of the last with a fifth
 * of chance, so that several who were refused together do not come back together.
 *
 * @param failures how many attempts have failed in a row, from 1
 * @param chance from 0 to 1
 */
export function waitBefore(
  failures: number,
  retryMilliseconds: number,
  chance: number,
  retryAfterMilliseconds?: number,
): number {
  if (retryAfterMilliseconds !== undefined) return retryAfterMilliseconds;
  return Math.min(longestWait, retryMilliseconds * 2 ** (failures - 1)) * (0.9 + 0.2 * chance);
}

/**
 * The wait (ms) that a Retry-After header asks for (RFC 9110 §10.2.3: seconds, or a date); undefined for none or one
 * that is neither.
 */
export function retryAfterOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/**
 * Tries until it succeeds, or fails for good, or has failed in vain too often in a row.
 *
 * @param attempt told how it goes by what it returns or throws
 * @param gained what has been gained so far, in whatever grows; an attempt that fails but gained is not in vain
 * @throws RemoteFailure `given-up` with the last failure as its cause
 */
export async function tryAgain<Result>(
  patience: Patience,
  attempt: () => Promise<Result>,
  gained: () => number = () => 0,
): Promise<Result> {
  let failures = 0;
  for (let all = 1; ; all++) {
    const before = gained();
    try {
      return await attempt();
    } catch (error) {
      if (!isRemoteFailure(error) || !error.isWorthRetry) throw error;
      failures = gained() > before ? 1 : failures + 1;
      const { retryAfterMilliseconds } = error.facts;
      const isTooLong = (retryAfterMilliseconds ?? 0) > longestObedience;
      if (failures >= patience.attempts || all >= attemptsInAll || isTooLong)
        throw new RemoteFailure(
          'given-up',
          `${error.message} (given up after ${all} attempts)`,
          error.facts,
          {
            cause: error,
          },
        );
      const wait = waitBefore(failures, patience.retryMilliseconds, Math.random(), retryAfterMilliseconds);
      await sleepUnlessCancelled(wait, patience.signal, error.facts.url);
    }
  }
}

async function sleepUnlessCancelled(
  milliseconds: number,
  signal: AbortSignal | undefined,
  url: string,
): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw new RemoteFailure('cancelled', `${url}: cancelled`, { url }, { cause: error });
  }
}

/** The same patience, with a way to end all that is under way; what ended it is handed on. */
export function abortable(patience: Patience) {
  const controller = new AbortController();
  const signals = [controller.signal, ...(patience.signal === undefined ? [] : [patience.signal])];
  const giveUp = (failure: unknown) => {
    controller.abort();
    return failure ?? new TypeError('expected a reason to give up');
  };
  return { patience: { ...patience, signal: AbortSignal.any(signals) }, giveUp };
}
