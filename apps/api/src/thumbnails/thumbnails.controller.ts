import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { lightcurveThumbnailSchema, type LightcurveThumbnail } from '@hstlc/contract';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { ThumbnailsService } from './thumbnails.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class ThumbnailsController {
  constructor(private readonly thumbnails: ThumbnailsService) {}

  @Get(':id/thumbnail')
  @ApiOkResponse({ standardSchema: lightcurveThumbnailSchema })
  one(
    @Param('id') id: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<LightcurveThumbnail> {
    return this.thumbnails.one(id);
  }
}
