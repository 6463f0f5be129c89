import { isDeepStrictEqual } from 'node:util';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { DataSource } from 'typeorm';
import { AuditRow } from '../database/entities/audit-row.js';
import { knownStaffName } from '../http/bearer.guard.js';
import { notedProblem } from '../http/noted-problem.js';
import { requestId } from '../http/request-id.js';
import { withoutSecrets, type LineLog } from '../protection/log-line.js';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A selection of files that anybody may make changes nothing that others see. */
const nobodysBusiness = /^\/api\/v1\/bundles\/?$/;

/**
 * Keeps a record of every request that wants to change something, whether it was done or refused. What was refused
 * because there was too much of it is not kept: that would be a way to fill the disk.
 */
export function auditWrites(dataSource: DataSource, lines: LineLog): RequestHandler {
  const rows = dataSource.getRepository(AuditRow);
  return (request: Request, response: Response, next: NextFunction) => {
    if (!changing.has(request.method) || nobodysBusiness.test(request.path)) return next();
    const address = request.originalUrl;
    const client = request.ip ?? 'unknown';
    response.once('close', () => {
      const code = notedProblem(response) ?? null;
      if (code === 'rate-limited') return;
      const entry = {
        at: new Date(),
        who: knownStaffName(request) ?? null,
        client,
        method: request.method,
        address: withoutSecrets(address).slice(0, 500),
        body: bodyOf(request),
        status: response.statusCode,
        code,
        requestId: requestId(response),
      };
      rows.insert(entry).catch((error: unknown) =>
        // the log is the second place where it is kept
        lines.write('error', 'audit', { ...entry, message: String(error) }),
      );
    });
    next();
  };
}

function bodyOf(request: Request): string | null {
  const files: unknown = Array.isArray(request.files)
    ? request.files.map(({ originalname, size }) => ({ filename: originalname, bytes: size }))
    : undefined;
  const body: unknown = files === undefined ? request.body : { files, ...request.body };
  if (body === undefined || body === null || isDeepStrictEqual(body, {})) return null;
  return withoutSecrets(JSON.stringify(body)).slice(0, 2000);
}
