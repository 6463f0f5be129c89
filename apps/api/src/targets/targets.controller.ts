import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  targetDetailSchema,
  targetPageSchema,
  targetQuerySchema,
  type TargetDetail,
  type TargetPage,
  type TargetQuery,
} from '@hstlc/contract';
import { notFound } from '../http/problem-failure.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';
import { toObservation } from '../observations/observation.mapper.js';
import { ObservationsRepository } from '../observations/observations.repository.js';
import { toTarget } from './target.mapper.js';
import { TargetsRepository } from './targets.repository.js';

@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetsRepository,
    private readonly observations: ObservationsRepository,
    private readonly lightcurves: LightcurvesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: targetPageSchema })
  async list(@Query({ schema: targetQuerySchema }) query: TargetQuery): Promise<TargetPage> {
    const { rows, total, next } = await this.targets.list(query);
    return { items: rows.map(toTarget), total, next };
  }

  @Get(':name')
  @ApiOkResponse({ standardSchema: targetDetailSchema })
  async one(
    @Param('name') name: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<TargetDetail> {
    const target = await this.targets.find(name);
    if (target === null) throw notFound('target', name);
    const observations = await this.observations.ofTarget(name);
    return {
      ...toTarget(target),
      observations: observations.map(toObservation),
      composites: await this.lightcurves.compositesOf(name),
    };
  }
}
