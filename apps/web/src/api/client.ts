import { problemSchema, type Problem, type ProblemCode } from '@hstlc/contract';
import type { z } from 'zod';
import { staffHeaders, staffToken } from './staff-token.js';

/** An answer that is no answer: by code, with the id to quote. */
export class ApiFailure extends Error {
  constructor(
    readonly code: ProblemCode | 'unreachable' | 'unexpected-answer',
    message: string,
    readonly requestId: string | undefined,
    /** the single issues, where the archive named such */
    readonly issues: Problem['errors'] = [],
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

/** What a proxy in front of the archive answers by when the archive does not answer it. */
const gateway: readonly number[] = [502, 503, 504];

/** What an answer that is not well means: the problem it tells of, or that it tells of none. */
export function failureOf(status: number, body: unknown): ApiFailure {
  const problem = problemSchema.safeParse(body);
  if (!problem.success)
    return new ApiFailure(
      gateway.includes(status) ? 'unavailable' : 'unexpected-answer',
      `status ${status}`,
      undefined,
    );
  const { code, detail, requestId, errors } = problem.data;
  return new ApiFailure(code, detail, requestId, errors);
}

/**
 * Asks the API and checks the answer against the contract; after that its type is true.
 *
 * @throws ApiFailure
 */
export async function getJson<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await ask(address, signal);
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiFailure('unexpected-answer', parsed.error.message, undefined);
  return parsed.data;
}

/**
 * Fetches a file whole.
 *
 * @throws ApiFailure
 */
export async function getBytes(address: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await ask(address, signal);
  return new Uint8Array(await response.arrayBuffer().catch(unlessAborted));
}

async function ask(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const token = staffToken();
  const response = await fetch(address, {
    ...(signal === undefined ? {} : { signal }),
    ...(token === undefined ? {} : { headers: staffHeaders() }),
  }).catch(unlessAborted);
  if (response.ok) return response;
  throw failureOf(response.status, await response.json().catch(() => undefined));
}

function unlessAborted(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new ApiFailure('unreachable', String(error), undefined);
}
