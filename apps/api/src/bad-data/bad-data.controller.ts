import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  badDataPageSchema,
  badDataQuerySchema,
  badDataSchema,
  type BadDataPage,
  type ListQuery,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { ListReader } from '../lists/list-reader.js';
import { linkToNext } from '../lists/next-link.js';
import { badDataList } from './bad-data-list.js';
import { BadDataRepository } from './bad-data.repository.js';

@ApiTags('bad data')
@Controller('bad-data')
export class BadDataController {
  constructor(
    private readonly badData: BadDataRepository,
    private readonly lists: ListReader,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: badDataPageSchema })
  async list(
    @Query({ schema: badDataQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BadDataPage> {
    const { rows, total, next } = await this.lists.page(badDataList, query, query);
    linkToNext(request, response, next);
    const checks = await this.badData.checks(rows.map(({ filename }) => String(filename)));
    const items = rows.map((row) =>
      badDataSchema.parse({ ...row, checks: [...(checks.get(String(row.filename)) ?? [])] }),
    );
    return { items, total, next };
  }
}
