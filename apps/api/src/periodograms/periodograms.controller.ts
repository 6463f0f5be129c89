import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  listFormats,
  periodogramQuerySchema,
  periodogramSchema,
  type PeriodogramQuery,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { chooseFormat } from '../formats/choose-format.js';
import { votableType } from '../formats/votable.js';
import { PeriodogramsService } from './periodograms.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class PeriodogramsController {
  constructor(private readonly periodograms: PeriodogramsService) {}

  /** Power by frequency, peaks with their false-alarm probability, and what of HST's own they fall on. */
  @Get(':id/periodogram')
  @ApiProduces('application/json', 'text/csv', 'application/x-ecsv', votableType)
  @ApiOkResponse({ standardSchema: periodogramSchema })
  async one(
    @Param('id') id: string,
    @Query({ schema: periodogramQuerySchema }) query: PeriodogramQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = chooseFormat(request, query.format, listFormats);
    const { etag, make } = await this.periodograms.answer(id, query, format);
    response.vary('Accept');
    response.setHeader('ETag', etag);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const made = await make(response);
    if (made === undefined) return;
    response.setHeader('Content-Type', made.contentType);
    response.end(made.bytes);
  }
}
