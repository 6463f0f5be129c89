import { z } from 'zod';

/** Every way a request can fail, by code; the api maps each to a status, the web maps each to words. */
export const problemCodes = [
  'invalid-request',
  'unknown-parameter',
  'unauthorized',
  'forbidden',
  'not-found',
  'gone',
  'conflict',
  'request-timeout',
  'idempotency-mismatch',
  'rate-limited',
  'payload-too-large',
  'range-not-satisfiable',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details with our `code`, the single issues, and an id to quote. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int().describe('HTTP status code'),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(problemCodes),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
