import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { lightcurveThumbnailSchema, type LightcurveThumbnail } from '@hstlc/contract';
import { ThumbnailsService } from './thumbnails.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class ThumbnailsController {
  constructor(private readonly thumbnails: ThumbnailsService) {}

  @Get(':id/thumbnail')
  @ApiOkResponse({ standardSchema: lightcurveThumbnailSchema })
  one(@Param('id') id: string): Promise<LightcurveThumbnail> {
    return this.thumbnails.one(id);
  }
}
