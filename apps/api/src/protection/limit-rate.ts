import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemFailure } from '../http/problem-failure.js';
import { clientKey } from './client-key.js';
import { RateLimiter } from './rate-limiter.js';
import { requestCost } from './request-cost.js';

/**
 * Answers 429 to clients that ask more than the limit, and tells every client where it stands.
 *
 * @param requestsPerMinute 0: no limit
 * @see draft-ietf-httpapi-ratelimit-headers-07 and the three headers of its -03 that clients know
 */
export function limitRate(requestsPerMinute: number): RequestHandler {
  if (requestsPerMinute === 0) return (_request, _response, next) => next();
  const limiter = new RateLimiter(requestsPerMinute);
  return (request: Request, response: Response, next: NextFunction) => {
    const cost = requestCost(request.path);
    if (cost === 0) return next();
    const budget = limiter.take(clientKey(request.ip), performance.now(), cost);
    response.setHeader('RateLimit-Policy', `"client";q=${budget.limit};w=60`);
    response.setHeader('RateLimit-Limit', budget.limit);
    response.setHeader('RateLimit-Remaining', budget.remaining);
    response.setHeader('RateLimit-Reset', budget.resetSeconds);
    if (budget.isAllowed) return next();
    response.setHeader('Retry-After', budget.retrySeconds);
    const detail = `expected at most ${budget.limit} requests per minute; try again in ${budget.retrySeconds} s`;
    next(new ProblemFailure('rate-limited', detail));
  };
}
