import type { Problem, ProblemCode } from '@hstlc/contract';

/** A request that fails for a reason that the caller may know; the problem filter makes the answer of it. */
export class ProblemFailure extends Error {
  override readonly name = 'ProblemFailure';

  constructor(
    readonly code: ProblemCode,
    /** what was expected and what was found; shown to the caller */
    detail: string,
    readonly errors: Problem['errors'] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

export function notFound(kind: string, name: string | number): ProblemFailure {
  return new ProblemFailure('not-found', `no ${kind} is called "${name}"`);
}

export function invalidParameter(path: string, message: string): ProblemFailure {
  return new ProblemFailure('invalid-request', `parameter "${path}": ${message}`, [{ path, message }]);
}
