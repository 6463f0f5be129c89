import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const header = 'X-Request-Id';

/** Gives every answer an id to quote: the caller's own when it is a plain one, else a new one. */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(header);
  response.setHeader(header, given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID());
  next();
}

export function requestId(response: Response): string {
  return String(response.getHeader(header) ?? '');
}
