import type { ProblemCode } from '@hstlc/contract';
import type { Response } from 'express';

const problems = new WeakMap<object, ProblemCode>();

/** Notes why a request was refused, for who keeps the record of requests. */
export function noteProblem(response: Response, code: ProblemCode): void {
  problems.set(response, code);
}

/** Undefined when it was not refused. */
export function notedProblem(response: Response): ProblemCode | undefined {
  return problems.get(response);
}
