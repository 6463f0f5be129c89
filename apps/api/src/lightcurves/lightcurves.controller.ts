import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  facetsSchema,
  lightcurveDataSchema,
  lightcurveDetailSchema,
  lightcurveFacetQuerySchema,
  lightcurvePageSchema,
  lightcurveQuerySchema,
  type Facets,
  type LightcurveData,
  type LightcurveDetail,
  type LightcurvePage,
  type ListFilters,
  type ListQuery,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { sendFile } from '../http/send-file.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { FacetReader } from '../lists/facet-reader.js';
import { ListReader } from '../lists/list-reader.js';
import { linkToNext } from '../lists/next-link.js';
import { lightcurveFacets, lightcurveList } from './lightcurve-list.js';
import { toLightcurveItem } from './lightcurve.mapper.js';
import { LightcurvesService } from './lightcurves.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class LightcurvesController {
  constructor(
    private readonly lightcurves: LightcurvesService,
    private readonly lists: ListReader,
    private readonly facets: FacetReader,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: lightcurvePageSchema })
  async list(
    @Query({ schema: lightcurveQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LightcurvePage> {
    const { rows, total, next } = await this.lists.page(lightcurveList, query, query);
    linkToNext(request, response, next);
    return { items: rows.map(toLightcurveItem), total, next };
  }

  /** Counts by value and range for a search page: of each field under the filters of the others. */
  @Get('facets')
  @ApiOkResponse({ standardSchema: facetsSchema })
  countFacets(@Query({ schema: lightcurveFacetQuerySchema }) query: ListFilters): Promise<Facets> {
    return this.facets.facets(lightcurveList, lightcurveFacets, query);
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
