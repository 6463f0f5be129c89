import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemFailure } from '../http/problem-failure.js';

/** Uploads take as long as they take; a connection on which nothing moves is closed anyway. */
const isUpload = (request: Request) => request.is('multipart/form-data') !== false;

/** Answers 408 to a request whose body does not arrive in time, and closes its connection. */
export function limitBodyTime(milliseconds: number): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.get('content-length')) > 0;
    if (!hasBody || isUpload(request)) return next();
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.socket.destroy());
      next(new ProblemFailure('request-timeout', `expected the body within ${milliseconds} ms`));
    }, milliseconds);
    const stop = () => clearTimeout(timer);
    request.once('end', stop);
    request.once('close', stop);
    next();
  };
}
