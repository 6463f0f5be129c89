import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@hstlc/contract';
import type { Request, Response } from 'express';
import { ProblemFailure } from './problem-failure.js';
import { problemStatus } from './problem-status.js';
import { noteProblem } from './noted-problem.js';
import { requestId } from './request-id.js';
import { isVoAddress, voProblem } from './vo-problem.js';
import { toProblemFailure } from './to-problem-failure.js';

/** The one place where errors become HTTP: problem details (RFC 9457) with our code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const failure = isCutOff(request) ? cutOff(error) : toProblemFailure(error);
    const { status, title } = problemStatus[failure.code];
    noteProblem(response, failure.code);
    const problem: Problem = {
      type: 'about:blank',
      title,
      status,
      detail: failure.message,
      instance: request.originalUrl,
      code: failure.code,
      errors: [...failure.errors],
      requestId: requestId(response),
    };
    if (status >= 500) this.log(failure, problem, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    for (const name of ['ETag', 'Content-Disposition', 'Content-Digest', 'Repr-Digest'])
      response.removeHeader(name);
    response.setHeader('Cache-Control', 'no-store');
    if (hasMuchToCome(request)) response.setHeader('Connection', 'close');
    if (failure.code === 'unauthorized') response.setHeader('WWW-Authenticate', 'Bearer');
    if (failure.code === 'unavailable') response.setHeader('Retry-After', '30');
    if (isVoAddress(request.path)) {
      const vo = voProblem(request.path, problem);
      response.status(vo.status).type(vo.type).send(vo.text);
      return;
    }
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** A bug keeps its stack; what is only away is told in a line. */
  private log(failure: ProblemFailure, { requestId: id, status, code }: Problem, request: Request): void {
    const { method, path } = request;
    const facts = { requestId: id, method, path, status, code, message: failure.message };
    if (failure.code === 'internal') this.logger.error(facts, stackOf(failure.cause));
    else this.logger.warn(facts);
  }
}

/** The sender went away before all was there: nobody's bug, and nobody is left to be told. */
function isCutOff(request: Request): boolean {
  return request.destroyed && !request.complete;
}

/** A refused upload is not read to its end: that would be bandwidth for anybody without a token. */
function hasMuchToCome(request: Request): boolean {
  const bytes = Number(request.headers['content-length'] ?? Infinity);
  return !request.complete && (request.headers['transfer-encoding'] !== undefined || bytes > 1024 ** 2);
}

function cutOff(cause: unknown): ProblemFailure {
  return new ProblemFailure('invalid-request', 'the request was cut off', [], { cause });
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\ncaused by ${stackOf(error.cause)}`;
}
