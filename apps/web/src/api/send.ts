import type { z } from 'zod';
import { failureOf, ApiFailure } from './client.js';
import { staffHeaders } from './staff-token.js';

interface Request {
  readonly method: 'POST' | 'DELETE';
  /** sent as JSON; nothing without it */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks the API to do something, with the staff token where there is one, and checks what it answers.
 *
 * @throws ApiFailure
 */
export async function sendJson<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  { method, body, headers = {} }: Request,
): Promise<z.output<Schema>> {
  const response = await fetch(address, {
    method,
    headers: {
      ...staffHeaders(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new ApiFailure('unreachable', String(error), undefined);
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw failureOf(response.status, answer);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new ApiFailure('unexpected-answer', parsed.error.message, undefined);
  return parsed.data;
}
