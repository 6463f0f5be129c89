import type { NextFunction, Request, Response } from 'express';
import { ProblemFailure } from '../http/problem-failure.js';

/** Refuses a body that is neither JSON nor an upload: it would be passed over, and the request done without it. */
export function expectJson(request: Request, _response: Response, next: NextFunction): void {
  const isRead = request.is(['application/json', 'multipart/form-data']);
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (!hasBody || isRead !== false) return next();
  next(new ProblemFailure('invalid-request', 'expected a body of application/json or multipart/form-data'));
}
