import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ingestRunDetailSchema,
  ingestRunPageSchema,
  ingestRunQuerySchema,
  ingestRunRequestSchema,
  ingestRunSchema,
  routes,
  type IngestRun,
  type IngestRunDetail,
  type IngestRunPage,
  type IngestRunRequest,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { BearerGuard, RequiredScope, staffName } from '../http/bearer.guard.js';
import { notFound } from '../http/problem-failure.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { ingestLauncherToken, type IngestLauncher } from './ingest-launcher.js';
import { toIngestComposite, toIngestItem, toIngestRun } from './ingest-run.mapper.js';
import { IngestRunsRepository } from './ingest-runs.repository.js';

const idSchema = z.coerce.number().int().positive();

/** A request without a body asks for the defaults. */
const orderSchema = z.preprocess((body) => body ?? {}, ingestRunRequestSchema);

@ApiTags('ingest runs')
@Controller('ingest-runs')
export class IngestRunsController {
  constructor(
    private readonly runs: IngestRunsRepository,
    @Inject(ingestLauncherToken) private readonly launcher: IngestLauncher,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ingestRunPageSchema })
  async list(
    @Query({ schema: ingestRunQuerySchema }) query: z.infer<typeof ingestRunQuerySchema>,
  ): Promise<IngestRunPage> {
    const { rows, total, next } = await this.runs.list(query);
    return { items: rows.map(toIngestRun), total, next };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: ingestRunDetailSchema })
  async one(
    @Param('id', { schema: idSchema }) id: number,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
  ): Promise<IngestRunDetail> {
    const run = await this.run(id);
    const items = await this.runs.items(id);
    const composites = await this.runs.composites(id);
    return { ...run, items: items.map(toIngestItem), composites: composites.map(toIngestComposite) };
  }

  @Post()
  @HttpCode(202)
  @UseGuards(BearerGuard)
  @RequiredScope('ingest:write')
  @ApiBearerAuth()
  @ApiAcceptedResponse({ standardSchema: ingestRunSchema })
  async start(
    @Body({ schema: orderSchema }) { dryRun }: IngestRunRequest,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IngestRun> {
    const id = await this.launcher.launch({ dryRun, requestedBy: staffName(request) });
    response.setHeader('Location', routes.ingestRun(id));
    return this.run(id);
  }

  private async run(id: number): Promise<IngestRun> {
    const row = await this.runs.find(id);
    if (row === null) throw notFound('ingest run', id);
    return toIngestRun(row);
  }
}
