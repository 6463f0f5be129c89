import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  facetsSchema,
  observationDetailSchema,
  observationFacetQuerySchema,
  observationPageSchema,
  observationQuerySchema,
  observationSchema,
  type Facets,
  type ListFilters,
  type ListQuery,
  type ObservationDetail,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { FacetReader } from '../lists/facet-reader.js';
import { ListAnswers } from '../lists/list-answers.js';
import { observationFacets, observationList } from './observation-list.js';
import { toObservationDetail } from './observation.mapper.js';
import { ObservationsRepository } from './observations.repository.js';

const observationsSchema = z.array(observationSchema);

@ApiTags('observations')
@Controller('observations')
export class ObservationsController {
  constructor(
    private readonly observations: ObservationsRepository,
    private readonly answers: ListAnswers,
    private readonly facets: FacetReader,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: observationPageSchema })
  async list(
    @Query({ schema: observationQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answers.answer(observationList, query, request, response, async (rows) =>
      observationsSchema.parse(rows),
    );
  }

  /** Counts by value and range for a search page: of each field under the filters of the others. */
  @Get('facets')
  @ApiOkResponse({ standardSchema: facetsSchema })
  countFacets(@Query({ schema: observationFacetQuerySchema }) query: ListFilters): Promise<Facets> {
    return this.facets.facets(observationList, observationFacets, query);
  }

  @Get(':rootname')
  @ApiOkResponse({ standardSchema: observationDetailSchema })
  async one(@Param('rootname') rootname: string): Promise<ObservationDetail> {
    const exposure = await this.observations.find(rootname);
    if (exposure === null) throw await this.observations.absent(rootname);
    const superseded = await this.observations.superseded(rootname);
    return toObservationDetail(exposure, await this.observations.files(exposure.id), superseded);
  }
}
