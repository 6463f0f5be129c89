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
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  downloadRequestSchema,
  downloadRunDetailSchema,
  downloadRunPageSchema,
  downloadRunQuerySchema,
  downloadRunSchema,
  routes,
  type DownloadRequest,
  type DownloadRun,
  type DownloadRunDetail,
  type DownloadRunPage,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { staffName } from '../http/bearer.guard.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { StaffOnly } from '../http/staff-only.js';
import { downloadLauncherToken, type DownloadLauncher } from './download-launcher.js';
import { toDownloadRun, toDownloadRunDetail } from './download-run.mapper.js';
import { DownloadRunsRepository } from './download-runs.repository.js';

const idSchema = z.coerce.number().int().positive();

/** A request without a body asks for the defaults. */
const orderSchema = z.preprocess((body) => body ?? {}, downloadRequestSchema);

@ApiTags('downloads')
@Controller('downloads')
export class DownloadsController {
  constructor(
    private readonly runs: DownloadRunsRepository,
    @Inject(downloadLauncherToken) private readonly launcher: DownloadLauncher,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: downloadRunPageSchema })
  async list(
    @Query({ schema: downloadRunQuerySchema }) query: z.infer<typeof downloadRunQuerySchema>,
  ): Promise<DownloadRunPage> {
    const { rows, total, next } = await this.runs.list(query);
    return { items: rows.map(toDownloadRun), total, next };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: downloadRunDetailSchema })
  async one(@Param('id', { schema: idSchema }) id: number): Promise<DownloadRunDetail> {
    return toDownloadRunDetail(await this.row(id));
  }

  @Post()
  @HttpCode(202)
  @StaffOnly('ingest:write')
  @ApiAcceptedResponse({ standardSchema: downloadRunSchema })
  async start(
    @Body({ schema: orderSchema }) request: DownloadRequest,
    @Req() caller: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DownloadRun> {
    const id = await this.launcher.launch(request, staffName(caller));
    response.setHeader('Location', routes.download(id));
    return toDownloadRun(await this.row(id));
  }

  /** Ends a run; what it has begun is gone on with by the next. */
  @Delete(':id')
  @HttpCode(202)
  @StaffOnly('ingest:write')
  @ApiAcceptedResponse({ standardSchema: downloadRunSchema })
  async cancel(@Param('id', { schema: idSchema }) id: number): Promise<DownloadRun> {
    const row = await this.row(id);
    if (!this.launcher.cancel(id))
      throw new ProblemFailure(
        'conflict',
        `download ${id}: expected one that waits or goes on here, found ${row.state}`,
      );
    return toDownloadRun(row);
  }

  private async row(id: number) {
    const row = await this.runs.find(id);
    if (row === null) throw notFound('download', id);
    return row;
  }
}
