import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { scopes, type Scope } from '@hstlc/contract';
import type { Request } from 'express';
import { DataSource, type Repository } from 'typeorm';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { tokenHash } from './api-token.js';
import { ProblemFailure } from './problem-failure.js';

/**
 * Says which scope a handler asks for: `@RequiredScope('ingest:write')` beside `@UseGuards(BearerGuard)`;
 * `any`: whichever it is that a token has.
 */
export const RequiredScope = Reflector.createDecorator<Scope | 'any'>();

const staff = new WeakMap<object, string>();

/** How old the noted last use of a token may be before it is noted again (ms): a write for every request is too dear. */
const useNotedMilliseconds = 60_000;

/** Name of the token that a request came with and that is in force; undefined without one. */
export function knownStaffName(request: Request): string | undefined {
  return staff.get(request);
}

/** Name of the token that a guarded request came with. */
export function staffName(request: Request): string {
  const name = staff.get(request);
  if (name === undefined) throw new TypeError('expected a request that has passed the bearer guard');
  return name;
}

/** Lets a request pass whose bearer token is known, in force, and has the scope that the handler asks for. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly tokens: Repository<ApiTokenRow>;

  constructor(
    dataSource: DataSource,
    private readonly reflector: Reflector,
  ) {
    this.tokens = dataSource.getRepository(ApiTokenRow);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get(RequiredScope, context.getHandler());
    if (scope === undefined) throw new TypeError('expected the guarded handler to ask for a scope');
    const request = context.switchToHttp().getRequest<Request>();
    const row = await this.tokenOf(request);
    staff.set(request, row.name);
    const held = row.scopes.split(' ');
    const suffices = scope === 'any' ? scopes.some((each) => held.includes(each)) : held.includes(scope);
    if (!suffices)
      throw new ProblemFailure(
        'forbidden',
        `expected a token with ${scope === 'any' ? 'a scope' : `the scope "${scope}"`}`,
      );
    await this.noteUse(row);
    return true;
  }

  private async noteUse({ id, lastUsedAt }: ApiTokenRow): Promise<void> {
    const now = new Date();
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < useNotedMilliseconds) return;
    await this.tokens.update({ id }, { lastUsedAt: now });
  }

  private tokenOf(request: Request): Promise<ApiTokenRow> {
    return tokenInForce(this.tokens, request);
  }
}

/** The token in force that a request comes with. @throws ProblemFailure 'unauthorized' */
async function tokenInForce(tokens: Repository<ApiTokenRow>, request: Request): Promise<ApiTokenRow> {
  const token = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
  if (token === undefined)
    throw new ProblemFailure('unauthorized', 'expected a header "Authorization: Bearer …"');
  const row = await tokens.findOneBy({ tokenHash: tokenHash(token) });
  const isInForce =
    row !== null && row.revokedAt === null && (row.expiresAt === null || row.expiresAt > new Date());
  if (!isInForce)
    throw new ProblemFailure('unauthorized', 'the token is not known, has expired or was revoked');
  return row;
}

/**
 * Whether staff ask for what anybody may ask for, and are told more.
 *
 * @throws ProblemFailure 'unauthorized' for a token that is not in force
 */
export async function isOfStaff(dataSource: DataSource, request: Request): Promise<boolean> {
  if (request.get('Authorization') === undefined) return false;
  await tokenInForce(dataSource.getRepository(ApiTokenRow), request);
  return true;
}
