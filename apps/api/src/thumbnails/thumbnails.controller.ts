import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { lightcurveThumbnailSchema, type LightcurveThumbnail } from '@hstlc/contract';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { toLightcurveData } from '../lightcurves/lightcurve.mapper.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';
import { thumbnailOf } from './thumbnail.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class ThumbnailsController {
  constructor(private readonly lightcurves: LightcurvesService) {}

  @Get(':id/thumbnail')
  @ApiOkResponse({ standardSchema: lightcurveThumbnailSchema })
  async one(
    @Param('id') id: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<LightcurveThumbnail> {
    const { sha256 } = await this.lightcurves.one(id);
    return thumbnailOf(toLightcurveData(id, (await this.lightcurves.data(id)).rows), sha256);
  }
}
