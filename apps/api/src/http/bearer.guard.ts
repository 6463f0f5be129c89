import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource, type Repository } from 'typeorm';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { tokenHash, type Scope } from './api-token.js';
import { ProblemFailure } from './problem-failure.js';

/** Says which scope a handler asks for: `@RequiredScope('ingest:write')` beside `@UseGuards(BearerGuard)`. */
export const RequiredScope = Reflector.createDecorator<Scope>();

const staff = new WeakMap<object, string>();

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
    if (!row.scopes.split(' ').includes(scope))
      throw new ProblemFailure('forbidden', `expected a token with the scope "${scope}"`);
    await this.tokens.update({ id: row.id }, { lastUsedAt: new Date() });
    staff.set(request, row.name);
    return true;
  }

  private async tokenOf(request: Request): Promise<ApiTokenRow> {
    const token = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    if (token === undefined)
      throw new ProblemFailure('unauthorized', 'expected a header "Authorization: Bearer …"');
    const row = await this.tokens.findOneBy({ tokenHash: tokenHash(token) });
    const isInForce =
      row !== null && row.revokedAt === null && (row.expiresAt === null || row.expiresAt > new Date());
    if (!isInForce)
      throw new ProblemFailure('unauthorized', 'the token is not known, has expired or was revoked');
    return row;
  }
}
