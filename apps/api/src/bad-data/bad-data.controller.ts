import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { badDataPageSchema, badDataQuerySchema, type BadDataPage, type BadDataQuery } from '@hstlc/contract';
import { BadDataRepository } from './bad-data.repository.js';

@ApiTags('bad data')
@Controller('bad-data')
export class BadDataController {
  constructor(private readonly badData: BadDataRepository) {}

  @Get()
  @ApiOkResponse({ standardSchema: badDataPageSchema })
  async list(@Query({ schema: badDataQuerySchema }) query: BadDataQuery): Promise<BadDataPage> {
    const { rows, total, next } = await this.badData.list(query);
    const checks = await this.badData.checks(rows.map(({ filename }) => filename));
    const items = rows.map(({ filename, ingestDate, reason }) => ({
      filename,
      ingestDate,
      reason,
      checks: [...(checks.get(filename) ?? [])],
    }));
    return { items, total, next };
  }
}
