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
  const response = await fetch(address, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure('unreachable', String(error), undefined);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    if (problem.success) throw new ApiFailure(problem.data.code, problem.data.detail, problem.data.requestId);
    throw new ApiFailure('unexpected-answer', `status ${response.status}`, undefined);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiFailure('unexpected-answer', parsed.error.message, undefined);
  return parsed.data;
}
