import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  lightcurveDataSchema,
  lightcurveDetailSchema,
  lightcurvePageSchema,
  lightcurveQuerySchema,
  type LightcurveData,
  type LightcurveDetail,
  type LightcurvePage,
  type LightcurveQuery,
} from '@hstlc/contract';
import type { Response } from 'express';
import { sendFile } from '../http/send-file.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { LightcurvesService } from './lightcurves.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class LightcurvesController {
  constructor(private readonly lightcurves: LightcurvesService) {}

  @Get()
  @ApiOkResponse({ standardSchema: lightcurvePageSchema })
  list(@Query({ schema: lightcurveQuerySchema }) query: LightcurveQuery): Promise<LightcurvePage> {
    return this.lightcurves.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: lightcurveDetailSchema })
  one(@Param('id') id: string, @Query({ schema: noQuerySchema }) _query: NoQuery): Promise<LightcurveDetail> {
    return this.lightcurves.one(id);
  }

  @Get(':id/data')
  @ApiOkResponse({ standardSchema: lightcurveDataSchema })
  data(@Param('id') id: string, @Query({ schema: noQuerySchema }) _query: NoQuery): Promise<LightcurveData> {
    return this.lightcurves.data(id);
  }

  @Get(':id/preview.png')
  @ApiProduces('image/png')
  @ApiOkResponse({ description: 'the quicklook, a PNG image' })
  async preview(
    @Param('id') id: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(response, await this.lightcurves.preview(id), { 'Content-Type': 'image/png' });
  }
}
