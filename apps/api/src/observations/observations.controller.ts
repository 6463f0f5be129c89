import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  observationDetailSchema,
  observationPageSchema,
  observationQuerySchema,
  type ObservationDetail,
  type ObservationPage,
  type ObservationQuery,
} from '@hstlc/contract';
import { notFound } from '../http/problem-failure.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { toObservation, toObservationDetail } from './observation.mapper.js';
import { ObservationsRepository } from './observations.repository.js';

@ApiTags('observations')
@Controller('observations')
export class ObservationsController {
  constructor(private readonly observations: ObservationsRepository) {}

  @Get()
  @ApiOkResponse({ standardSchema: observationPageSchema })
  async list(@Query({ schema: observationQuerySchema }) query: ObservationQuery): Promise<ObservationPage> {
    const { rows, total, next } = await this.observations.list(query);
    return { items: rows.map(toObservation), total, next };
  }

  @Get(':rootname')
  @ApiOkResponse({ standardSchema: observationDetailSchema })
  async one(
    @Param('rootname') rootname: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<ObservationDetail> {
    const exposure = await this.observations.find(rootname);
    if (exposure === null) throw notFound('observation', rootname);
    return toObservationDetail(exposure, await this.observations.files(exposure.id));
  }
}
