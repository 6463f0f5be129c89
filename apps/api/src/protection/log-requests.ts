import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { requestId } from '../http/request-id.js';
import type { LineLog } from './log-line.js';

/** Asked every few seconds by machines: only what goes wrong there is told. */
const quiet = /^\/(health\/|metrics$)/;

/** A line for every request when it is over: who asked what, how it ended, how long it took. */
export function logRequests(lines: LineLog): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const begin = performance.now();
    const { method, originalUrl } = request;
    const client = request.ip;
    response.once('close', () => {
      if (quiet.test(originalUrl) && response.statusCode < 400) return;
      lines.write('info', 'request', {
        requestId: requestId(response),
        client,
        method,
        address: originalUrl.slice(0, 2000),
        status: response.statusCode,
        isWhole: response.writableFinished,
        milliseconds: Math.round(performance.now() - begin),
        bytes: Number(response.getHeader('content-length') ?? 0),
        userAgent: request.get('user-agent')?.slice(0, 200),
      });
    });
    next();
  };
}
