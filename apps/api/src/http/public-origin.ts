import type { Request } from 'express';
import type { Configuration } from '../config/configuration.js';
import { invalidParameter } from './problem-failure.js';

/**
 * Where this server is reached, without a slash at the end: as configured, else as the request says.
 *
 * @throws ProblemFailure 'invalid-request' when the request names a host that is none: it would go into what others run
 */
export function publicOrigin({ publicUrl }: Configuration, request: Request): string {
  if (publicUrl !== undefined) return publicUrl;
  const host = request.get('host') ?? '';
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host))
    throw invalidParameter('Host', 'expected the name or address of a host');
  return `${request.protocol}://${host}`;
}
