import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  facetsSchema,
  lightcurveDataFormats,
  lightcurveDataQuerySchema,
  lightcurveDataSchema,
  lightcurveDetailSchema,
  lightcurveFacetQuerySchema,
  lightcurvePageSchema,
  lightcurveQuerySchema,
  type Facets,
  type LightcurveDataQuery,
  type LightcurveDetail,
  type ListFilters,
  type ListQuery,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { chooseFormat } from '../formats/choose-format.js';
import { sendTable } from '../formats/send-table.js';
import { tableWriter } from '../formats/table-writer.js';
import { votableType } from '../formats/votable.js';
import { downloadHeaders } from '../products/stored-file.js';
import { sendFile } from '../http/send-file.js';
import { FacetReader } from '../lists/facet-reader.js';
import { ListAnswers } from '../lists/list-answers.js';
import { lightcurveFacets, lightcurveList } from './lightcurve-list.js';
import { lightcurveRows, lightcurveTable } from './lightcurve-table.js';
import { productParams, toLightcurveData, toLightcurveItem } from './lightcurve.mapper.js';
import { LightcurvesService } from './lightcurves.service.js';

@ApiTags('lightcurves')
@Controller('lightcurves')
export class LightcurvesController {
  constructor(
    private readonly lightcurves: LightcurvesService,
    private readonly answers: ListAnswers,
    private readonly facets: FacetReader,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: lightcurvePageSchema })
  async list(
    @Query({ schema: lightcurveQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answers.answer(lightcurveList, query, request, response, async (rows) =>
      rows.map(toLightcurveItem),
    );
  }

  /** Counts by value and range for a search page: of each field under the filters of the others. */
  @Get('facets')
  @ApiOkResponse({ standardSchema: facetsSchema })
  countFacets(@Query({ schema: lightcurveFacetQuerySchema }) query: ListFilters): Promise<Facets> {
    return this.facets.facets(lightcurveList, lightcurveFacets, query);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: lightcurveDetailSchema })
  one(@Param('id') id: string): Promise<LightcurveDetail> {
    return this.lightcurves.one(id);
  }

  @Get(':id/data')
  @ApiOkResponse({ standardSchema: lightcurveDataSchema })
  @ApiProduces('application/json', 'text/csv', 'application/x-ecsv', votableType, 'application/fits')
  async data(
    @Param('id') id: string,
    @Query({ schema: lightcurveDataQuerySchema }) query: LightcurveDataQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = chooseFormat(request, query.format, lightcurveDataFormats);
    response.vary('Accept');
    if (format === 'fits') {
      const { path, ...stored } = await this.lightcurves.file(id);
      const isWhole = request.headers.range === undefined;
      return sendFile(response, path, downloadHeaders(stored, stored.filename, isWhole));
    }
    const { product, rows } = await this.lightcurves.data(id);
    if (format === 'json') {
      response.json(toLightcurveData(id, rows));
      return;
    }
    const document = lightcurveTable(`lightcurve ${id}`, rows.mjdReference, productParams(product));
    await sendTable(request, response, id, tableWriter(format, document), lightcurveRows(rows.columns));
  }

  @Get(':id/preview.png')
  @ApiProduces('image/png')
  @ApiOkResponse({ description: 'the quicklook, a PNG image' })
  async preview(@Param('id') id: string, @Res() response: Response): Promise<void> {
    await sendFile(response, await this.lightcurves.preview(id), { 'Content-Type': 'image/png' });
  }
}
