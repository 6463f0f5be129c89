import type { ProblemCode } from '@hstlc/contract';

/** What each code is over HTTP; a code without a line here does not compile. */
export const problemStatus = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'unknown-parameter': { status: 400, title: 'A parameter is not known here' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'The token does not allow this' },
  'not-found': { status: 404, title: 'Not found' },
  gone: { status: 410, title: 'Withdrawn' },
  conflict: { status: 409, title: 'In conflict with what is stored' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'idempotency-mismatch': { status: 422, title: 'The key was used for another request' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'range-not-satisfiable': { status: 416, title: 'The file has no such range' },
  unavailable: { status: 503, title: 'Not available now' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const satisfies Record<ProblemCode, { readonly status: number; readonly title: string }>;
