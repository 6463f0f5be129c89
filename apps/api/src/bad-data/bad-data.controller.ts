import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { badDataPageSchema, badDataQuerySchema, badDataSchema, type ListQuery } from '@hstlc/contract';
import type { Request, Response } from 'express';
import { ListAnswers } from '../lists/list-answers.js';
import { badDataList } from './bad-data-list.js';
import { BadDataRepository } from './bad-data.repository.js';

@ApiTags('bad data')
@Controller('bad-data')
export class BadDataController {
  constructor(
    private readonly badData: BadDataRepository,
    private readonly answers: ListAnswers,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: badDataPageSchema })
  async list(
    @Query({ schema: badDataQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answers.answer(badDataList, query, request, response, async (rows) => {
      const checks = await this.badData.checks(rows.map(({ filename }) => String(filename)));
      return rows.map((row) =>
        badDataSchema.parse({ ...row, checks: [...(checks.get(String(row.filename)) ?? [])] }),
      );
    });
  }
}
