import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  targetDetailSchema,
  targetPageSchema,
  targetQuerySchema,
  type ListQuery,
  type TargetDetail,
  type TargetPage,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { notFound } from '../http/problem-failure.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';
import { linkToNext } from '../lists/next-link.js';
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
  async list(
    @Query({ schema: targetQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TargetPage> {
    const { rows, total, next } = await this.targets.page(query, query.limit);
    linkToNext(request, response, next);
    const names = rows.map(({ name }) => String(name));
    const variability = await this.targets.variability(names);
    const matches = query.q === undefined ? undefined : await this.targets.matches(names, String(query.q));
    const items = rows.map((row) =>
      toTarget(row, variability.get(String(row.name)), matches?.get(String(row.name))),
    );
    return { items, total, next };
  }

  @Get(':name')
  @ApiOkResponse({ standardSchema: targetDetailSchema })
  async one(
    @Param('name') name: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<TargetDetail> {
    const target = await this.targets.find(name);
    if (target === undefined) throw notFound('target', name);
    const known = String(target.name);
    const variability = await this.targets.variability([known]);
    const observations = await this.observations.ofTarget(known);
    return {
      ...toTarget(target, variability.get(known)),
      observations: observations.map(toObservation),
      composites: await this.lightcurves.compositesOf(known),
    };
  }
}
