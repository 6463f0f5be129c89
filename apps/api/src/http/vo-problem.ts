import { routes, type Problem } from '@hstlc/contract';
import type { NextFunction, Request, Response } from 'express';
import { votableType, VotableWriter } from '../formats/votable.js';
import { notFound } from './problem-failure.js';

const voAddresses: ReadonlySet<string> = new Set([routes.scs, routes.datalink, routes.voExtraction]);

/** Nest has an answer for unknown addresses below its own prefix alone. */
export function refuseUnknownVo(request: Request, _response: Response, next: NextFunction): void {
  const path = `${request.baseUrl}${request.path}`.replace(/\/$/, '');
  next(voAddresses.has(path) ? undefined : notFound('address', path));
}

/** Whether an address is of the Virtual Observatory, whose programs read an error in a VOTable only. */
export function isVoAddress(path: string): boolean {
  return /^\/vo(\/|$)/.test(path);
}

/**
 * An error as the protocols of the Virtual Observatory have it. A cone search with wrong parameters is answered by 200:
 * its standard knows no other way, and programs look for the INFO.
 *
 * @see DALI 1.1 §4.2; Simple Cone Search 1.03 §2.3
 */
export function voProblem(
  path: string,
  { code, detail, status, requestId }: Problem,
): { readonly status: number; readonly type: string; readonly text: string } {
  const fault = code === 'internal' ? 'FatalFault' : code === 'unavailable' ? 'TransientFault' : 'UsageFault';
  const words = `${fault}: ${detail}`;
  const writer = new VotableWriter({
    infos: [{ id: 'Error', name: 'Error', value: words }],
    resourceInfos: [
      { name: 'QUERY_STATUS', value: 'ERROR', words },
      { name: 'REQUEST_ID', value: requestId },
    ],
  });
  const isConeSearch = path.replace(/\/$/, '') === '/vo/scs';
  return { status: isConeSearch && status === 400 ? 200 : status, type: votableType, text: writer.whole([]) };
}
