import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { periodogramQuerySchema, periodogramSchema, type PeriodogramQuery } from '@hstlc/contract';
import { PeriodogramsService } from './periodograms.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class PeriodogramsController {
  constructor(private readonly periodograms: PeriodogramsService) {}

  /** Power by frequency, peaks with their false-alarm probability, and what of HST's own they fall on. */
  @Get(':id/periodogram')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiOkResponse({ standardSchema: periodogramSchema })
  async one(
    @Param('id') id: string,
    @Query({ schema: periodogramQuerySchema }) query: PeriodogramQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.periodograms.make(id, query));
  }
}
