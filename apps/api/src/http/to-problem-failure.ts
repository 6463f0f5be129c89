import { HttpException } from '@nestjs/common';
import type { ProblemCode } from '@hstlc/contract';
import { QueryFailedError } from 'typeorm';
import { ProblemFailure } from './problem-failure.js';

/** Both databases' codes for the same refusal. */
const databaseCodes: Readonly<Record<string, ProblemCode>> = {
  ER_DUP_ENTRY: 'conflict',
  ER_ROW_IS_REFERENCED_2: 'conflict',
  ER_NO_REFERENCED_ROW_2: 'conflict',
  SQLITE_CONSTRAINT_UNIQUE: 'conflict',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'conflict',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'conflict',
  SQLITE_BUSY: 'unavailable',
  SQLITE_LOCKED: 'unavailable',
  SQLITE_FULL: 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  PROTOCOL_CONNECTION_LOST: 'unavailable',
};

/** What the framework refuses by itself, before our code is asked. */
const httpCodes: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  404: 'not-found',
  408: 'request-timeout',
  413: 'payload-too-large',
  415: 'invalid-request',
  416: 'range-not-satisfiable',
};

/** Says in our codes what an error means for the caller; anything unknown is `internal`, with nothing told. */
export function toProblemFailure(error: unknown): ProblemFailure {
  if (error instanceof ProblemFailure) return error;
  const cause = { cause: error };
  if (error instanceof QueryFailedError) {
    const code = databaseCodes[codeOf(error.driverError)] ?? 'internal';
    if (code === 'conflict') return new ProblemFailure(code, 'what is stored does not allow this', [], cause);
    if (code === 'unavailable') return new ProblemFailure(code, 'the database does not answer', [], cause);
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = httpCodes[status];
  if (code !== undefined && error instanceof Error) return new ProblemFailure(code, error.message, [], cause);
  return new ProblemFailure('internal', 'an unexpected failure; quote the request id', [], cause);
}

function codeOf(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : '';
}

/** Express's parsers throw errors that carry a status and say whether their message may be told. */
function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('status' in error) || !('expose' in error)) return 500;
  return error.expose === true && typeof error.status === 'number' ? error.status : 500;
}
