import { problemSchema, type ProblemCode } from '@hstlc/contract';
import type { z } from 'zod';

/** An answer that is no answer: by code, with the id to quote. */
export class ApiFailure extends Error {
  constructor(
    readonly code: ProblemCode | 'unreachable' | 'unexpected-answer',
    message: string,
    readonly requestId: string | undefined,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
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
  const response = await fetch(address, signal === undefined ? {} : { signal }).catch(unlessAborted);
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) throw new ApiFailure(problem.data.code, problem.data.detail, problem.data.requestId);
  throw new ApiFailure('unexpected-answer', `status ${response.status}`, undefined);
}

function unlessAborted(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new ApiFailure('unreachable', String(error), undefined);
}
