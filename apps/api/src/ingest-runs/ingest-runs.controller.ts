import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
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
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { staffName } from '../http/bearer.guard.js';
import { idempotencyHeader, lastEventHeader } from '../http/documented-headers.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { StaffOnly } from '../http/staff-only.js';
import { runLogFile } from '../ingest/run-log.js';
import { ingestLauncherToken, type IngestLauncher } from './ingest-launcher.js';
import { toIngestComposite, toIngestItem, toIngestRun } from './ingest-run.mapper.js';
import { RunEvents } from './run-events.js';
import { IngestRunsRepository, isReleased } from './ingest-runs.repository.js';
import { isPublicLine } from './public-news.js';

const idSchema = z.coerce.number().int().positive();

/** A request without a body asks for the defaults. */
const orderSchema = z.preprocess((body) => body ?? {}, ingestRunRequestSchema);

@ApiTags('ingest runs')
@Controller('ingest-runs')
export class IngestRunsController {
  constructor(
    private readonly runs: IngestRunsRepository,
    private readonly runEvents: RunEvents,
    @Inject(ingestLauncherToken) private readonly launcher: IngestLauncher,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ingestRunPageSchema })
  async list(
    @Query({ schema: ingestRunQuerySchema }) query: z.infer<typeof ingestRunQuerySchema>,
  ): Promise<IngestRunPage> {
    const { rows, total, next } = await this.runs.list(query);
    const positions = await this.runs.queuePositions();
    return { items: rows.map((row) => toIngestRun(row, positions.get(row.id) ?? null)), total, next };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: ingestRunDetailSchema })
  async one(
    @Param('id', { schema: idSchema }) id: number,
    @Req() request: Request,
  ): Promise<IngestRunDetail> {
    const run = await this.run(id);
    const isOfStaff = await this.runs.isOfStaff(request);
    const all = { items: await this.runs.items(id), composites: await this.runs.composites(id) };
    const items = isOfStaff ? all.items : all.items.filter(isReleased);
    const composites = isOfStaff ? all.composites : await this.runs.publicComposites(all.composites);
    return { ...run, items: items.map(toIngestItem), composites: composites.map(toIngestComposite) };
  }

  @Post()
  @HttpCode(202)
  @StaffOnly('ingest:write')
  @ApiHeader(idempotencyHeader)
  @ApiAcceptedResponse({ standardSchema: ingestRunSchema })
  async start(
    @Body({ schema: orderSchema }) { dryRun, corrtagExtract, release }: IngestRunRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IngestRun> {
    const order = { dryRun, corrtagExtract, requestedBy: staffName(request) };
    const publicFrom = release === undefined ? {} : { publicFrom: new Date(release) };
    const id = await this.launcher.launch({ ...order, ...publicFrom });
    response.setHeader('Location', routes.ingestRun(id));
    return this.run(id);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @StaffOnly('ingest:write')
  @ApiHeader(idempotencyHeader)
  @ApiAcceptedResponse({ standardSchema: ingestRunSchema })
  async retry(
    @Param('id', { schema: idSchema }) id: number,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IngestRun> {
    await this.run(id);
    const order = await this.runs.retryOrder(id, staffName(request));
    if (order === undefined)
      throw new ProblemFailure('conflict', `run ${id} has no refused, failed or waiting file to try again`);
    const newId = await this.launcher.launch(order);
    response.setHeader('Location', routes.ingestRun(newId));
    return this.run(newId);
  }

  @Delete(':id')
  @StaffOnly('ingest:write')
  @ApiOkResponse({ standardSchema: ingestRunSchema })
  async cancel(@Param('id', { schema: idSchema }) id: number): Promise<IngestRun> {
    await this.run(id);
    if (!(await this.runs.cancel(id))) throw new ProblemFailure('conflict', `run ${id} is over`);
    return this.run(id);
  }

  @Get(':id/log')
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'a JSON object a line: time (UTC), level, event, and what belongs to it' })
  async log(
    @Param('id', { schema: idSchema }) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.run(id);
    const isOfStaff = await this.runs.isOfStaff(request);
    const file = runLogFile(this.configuration.directories.logs, id);
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    response.type('application/x-ndjson').send(isOfStaff ? text : await this.publicLog(id, text));
  }

  @Get(':id/events')
  @ApiProduces('text/event-stream')
  @ApiHeader(lastEventHeader)
  @ApiOkResponse({
    description:
      'server-sent events with JSON data: run (its record), item, composite, log, end; Last-Event-ID goes on where a ' +
      'connection was lost; 204 to who has it all',
  })
  async events(
    @Param('id', { schema: idSchema }) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.run(id);
    this.runEvents.open(id, await this.runs.isOfStaff(request), request, response);
  }

  private async publicLog(id: number, text: string): Promise<string> {
    const hidden = await this.runs.hiddenNames(id);
    return text
      .split('\n')
      .filter((line) => line !== '' && isPublicLine(line, hidden))
      .map((line) => `${line}\n`)
      .join('');
  }

  private async run(id: number): Promise<IngestRun> {
    const row = await this.runs.find(id);
    if (row === null) throw notFound('ingest run', id);
    const positions = row.state === 'queued' ? await this.runs.queuePositions() : undefined;
    return toIngestRun(row, positions?.get(id) ?? null);
  }
}
