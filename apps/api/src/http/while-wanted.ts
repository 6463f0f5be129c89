import type { Response } from 'express';
import { ProblemFailure } from './problem-failure.js';

/**
 * Works for whoever waits for the response, for as long as they wait and no longer than is allowed.
 *
 * @param advice what to ask for instead when it takes too long
 * @returns undefined when whoever asked has gone; the work has ended then
 * @throws ProblemFailure `unavailable` after the time allowed
 */
export async function whileWanted<Result>(
  response: Response,
  limitMilliseconds: number,
  advice: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  const late = AbortSignal.timeout(limitMilliseconds);
  try {
    return await work(AbortSignal.any([gone.signal, late]));
  } catch (error) {
    if (gone.signal.aborted) return undefined;
    if (late.aborted)
      throw new ProblemFailure('unavailable', `this took longer than ${limitMilliseconds} ms; ${advice}`);
    throw error;
  } finally {
    response.off('close', leave);
  }
}
