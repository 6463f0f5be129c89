import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { routes } from '@hstlc/contract';
import type { Request, Response } from 'express';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { knownStaffName } from '../http/bearer.guard.js';
import { invalidParameter, ProblemFailure } from '../http/problem-failure.js';
import { IdempotentAnswersRepository, type KeptAnswer } from './idempotent-answers.repository.js';

const header = 'Idempotency-Key';

/**
 * A POST of staff that comes again with the same `Idempotency-Key` is done once: within 24 h it gets the answer that it
 * got. Refusals are not kept, so that what was mended can be asked again.
 *
 * Tokens are left out: their answer is told once and nowhere kept, and their name is a key already.
 *
 * @see draft-ietf-httpapi-idempotency-key-header-07
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly answers: IdempotentAnswersRepository;

  constructor(dataSource: DataSource) {
    this.answers = new IdempotentAnswersRepository(dataSource);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.get(header);
    const who = knownStaffName(request);
    const isMeant = request.method === 'POST' && !request.path.startsWith(routes.tokens);
    if (key === undefined || who === undefined || !isMeant) return next.handle();
    if (!/^[\x21-\x7e]{1,255}$/.test(key))
      throw invalidParameter(header, 'expected 1 to 255 visible ASCII characters');
    const requestHash = hash([who, request.originalUrl, key]);
    return of(await this.once(requestHash, next, request, http.getResponse<Response>()));
  }

  private async once(
    requestHash: string,
    next: CallHandler,
    request: Request,
    response: Response,
  ): Promise<unknown> {
    const claim = await this.answers.claim(requestHash, bodyHash(request));
    if (claim.kind === 'other-body')
      throw new ProblemFailure('idempotency-mismatch', `the ${header} came with another body before`);
    if (claim.kind === 'underway')
      throw new ProblemFailure('conflict', `the request with this ${header} is being answered`);
    if (claim.kind === 'answered') return replay(claim.kept, request, response);
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      const location = response.getHeader('Location');
      await this.answers.keep(claim.id, {
        status: response.statusCode,
        location: typeof location === 'string' ? location : null,
        answer: JSON.stringify(answer),
      });
      return answer;
    } catch (error) {
      await this.answers.release(claim.id);
      throw error;
    }
  }
}

function replay({ status, location, answer }: KeptAnswer, request: Request, response: Response): unknown {
  // an upload is not read a second time
  request.resume();
  response.status(status);
  if (location !== null) response.setHeader('Location', location);
  response.setHeader('Idempotency-Replayed', 'true');
  return JSON.parse(answer);
}

/** An upload is not read yet: its length stands for it. */
function bodyHash(request: Request): string {
  return hash(
    request.is('multipart/form-data') === false ? (request.body ?? null) : request.get('content-length'),
  );
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex');
}
