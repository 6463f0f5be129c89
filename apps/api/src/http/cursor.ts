import type { z } from 'zod';
import { invalidParameter } from './problem-failure.js';

/** The sort values of a page's last row, as an opaque word. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws ProblemFailure 'invalid-request' when it is not a cursor of this list */
export function decodeCursor<Values extends z.ZodType>(cursor: string, schema: Values): z.output<Values> {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw invalidParameter('cursor', 'expected the "next" of a page of this list');
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw invalidParameter('cursor', 'expected the "next" of a page of this list');
  return parsed.data;
}
