import type { NextFunction, Request, Response } from 'express';
import { ProblemFailure } from '../http/problem-failure.js';

/** Deeper than any body of ours; a hundred times less than what ends a recursion over it. */
const maximumDepth = 32;

/** Names that every object answers to, so that a check for unknown members takes them for known. */
const inherited = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses a parsed body that is nested deeper than anything here asks for, before somebody walks through it, or that names what it must not. */
export function refuseOddBody(request: Request, _response: Response, next: NextFunction): void {
  const complaint = complaintAbout(request.body);
  if (complaint === undefined) return next();
  request.body = undefined;
  next(new ProblemFailure('invalid-request', complaint));
}

/** Goes level by level and not into the depth: it must not be what it guards against. */
function complaintAbout(body: unknown): string | undefined {
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth <= maximumDepth; depth++) {
    const members = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.entries(value) : [],
    );
    const odd = members.find(([name]) => inherited.has(name));
    if (odd !== undefined) return `not a member of anything: "${odd[0]}"`;
    if (members.length === 0) return undefined;
    level = members.map(([, value]) => value);
  }
  return `expected a body of at most ${maximumDepth} levels`;
}
