import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  targetDetailSchema,
  targetPageSchema,
  targetQuerySchema,
  type ListQuery,
  type TargetDetail,
  type Withdrawn,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';
import { ListAnswers } from '../lists/list-answers.js';
import { toObservation } from '../observations/observation.mapper.js';
import { ObservationsRepository } from '../observations/observations.repository.js';
import { targetList } from './target-list.js';
import { toTarget } from './target.mapper.js';
import { TargetsRepository } from './targets.repository.js';

@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetsRepository,
    private readonly answers: ListAnswers,
    private readonly observations: ObservationsRepository,
    private readonly lightcurves: LightcurvesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: targetPageSchema })
  async list(
    @Query({ schema: targetQuerySchema }) query: ListQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answers.answer(targetList, query, request, response, async (rows) => {
      const names = rows.map(({ name }) => String(name));
      const variability = await this.targets.variability(names);
      const matches = query.q === undefined ? undefined : await this.targets.matches(names, String(query.q));
      return rows.map((row) =>
        toTarget(row, variability.get(String(row.name)), matches?.get(String(row.name))),
      );
    });
  }

  @Get(':name')
  @ApiOkResponse({ standardSchema: targetDetailSchema })
  async one(@Param('name') name: string): Promise<TargetDetail> {
    const target = await this.targets.find(name);
    if (target === undefined) throw absentTarget(name, await this.targets.withdrawn(name));
    const known = String(target.name);
    const variability = await this.targets.variability([known]);
    const observations = await this.observations.ofTarget(known);
    return {
      ...toTarget(target, variability.get(known)),
      observations: observations.map(toObservation),
      composites: await this.lightcurves.compositesOf(known),
      withdrawn: [...(await this.targets.withdrawn(known))],
    };
  }
}

/** Of a target all of whose exposures were withdrawn, the reasons are told. */
function absentTarget(name: string, withdrawn: readonly Withdrawn[]): ProblemFailure {
  if (withdrawn.length === 0) return notFound('target', name);
  const reasons = new Set(withdrawn.map(({ reason }) => reason));
  return new ProblemFailure('gone', `target "${name}" was withdrawn: ${[...reasons].join('; ')}`);
}
