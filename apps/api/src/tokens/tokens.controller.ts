import { Body, Controller, Delete, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  newTokenSchema,
  routes,
  tokenListSchema,
  tokenRequestSchema,
  tokenSchema,
  type NewToken,
  type Token,
  type TokenList,
  type TokenRequest,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { staffName } from '../http/bearer.guard.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { StaffOnly } from '../http/staff-only.js';
import { TokensRepository } from './tokens.repository.js';

/** The keys of the house: who has one, for what, since when. */
@ApiTags('tokens')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokensRepository) {}

  @Get()
  @StaffOnly('admin')
  @ApiOkResponse({ standardSchema: tokenListSchema })
  async list(): Promise<TokenList> {
    return { items: await this.tokens.list() };
  }

  /** The token that the request came with: whose it is, what it may do, how long it holds. */
  @Get('self')
  @StaffOnly('any')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ standardSchema: tokenSchema })
  self(@Req() request: Request): Promise<Token> {
    return this.one(staffName(request));
  }

  @Post()
  @StaffOnly('admin')
  @ApiCreatedResponse({ standardSchema: newTokenSchema })
  async add(
    @Body({ schema: tokenRequestSchema }) order: TokenRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NewToken> {
    const token = await this.tokens.add(order);
    if (token === undefined)
      throw new ProblemFailure('conflict', `a token is called "${order.name}" already`);
    response.setHeader('Location', routes.token(order.name));
    response.setHeader('Cache-Control', 'no-store');
    return { ...(await this.one(order.name)), token };
  }

  /** Ends it at once; its name and history stay. */
  @Delete(':name')
  @StaffOnly('admin')
  @ApiOkResponse({ standardSchema: tokenSchema })
  async revoke(@Param('name') name: string): Promise<Token> {
    await this.one(name);
    if (!(await this.tokens.revoke(name)))
      throw new ProblemFailure('conflict', `token "${name}" is revoked already`);
    return this.one(name);
  }

  private async one(name: string): Promise<Token> {
    const token = await this.tokens.find(name);
    if (token === undefined) throw notFound('token', name);
    return token;
  }
}
