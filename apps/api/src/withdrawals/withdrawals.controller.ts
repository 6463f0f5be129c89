import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  releaseRequestSchema,
  visibilityChangeSchema,
  withdrawalRequestSchema,
  type ReleaseRequest,
  type VisibilityChange,
  type WithdrawalRequest,
} from '@hstlc/contract';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { staffName } from '../http/bearer.guard.js';
import { notFound } from '../http/problem-failure.js';
import { StaffOnly } from '../http/staff-only.js';
import { changeVisibility, type VisibilityChange as Wanted } from '../ingest/withdraw.js';
import { ingestLauncherToken, type IngestLauncher } from '../ingest-runs/ingest-launcher.js';

/** Staff take exposures and composites out of the public archive, bring them back, and set when they become public. */
@ApiTags('withdrawals')
@Controller()
export class WithdrawalsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(ingestLauncherToken) private readonly launcher: IngestLauncher,
  ) {}

  @Post('products/:filename/withdraw')
  @HttpCode(200)
  @StaffOnly('catalog:write')
  @ApiOkResponse({ standardSchema: visibilityChangeSchema })
  withdraw(
    @Param('filename') filename: string,
    @Body({ schema: withdrawalRequestSchema }) { why }: WithdrawalRequest,
    @Req() request: Request,
  ): Promise<VisibilityChange> {
    return this.change(filename, { withdrawnAt: new Date(), withdrawnReason: why }, request);
  }

  @Post('products/:filename/restore')
  @HttpCode(200)
  @StaffOnly('catalog:write')
  @ApiOkResponse({ standardSchema: visibilityChangeSchema })
  restore(@Param('filename') filename: string, @Req() request: Request): Promise<VisibilityChange> {
    return this.change(filename, { withdrawnAt: null, withdrawnReason: null }, request);
  }

  @Post('observations/:rootname/release')
  @HttpCode(200)
  @StaffOnly('catalog:write')
  @ApiOkResponse({ standardSchema: visibilityChangeSchema })
  release(
    @Param('rootname') rootname: string,
    @Body({ schema: releaseRequestSchema }) { on }: ReleaseRequest,
    @Req() request: Request,
  ): Promise<VisibilityChange> {
    return this.change(rootname, { publicFrom: on === null ? null : new Date(on) }, request);
  }

  private async change(name: string, wanted: Wanted, request: Request): Promise<VisibilityChange> {
    const kind = await changeVisibility(this.configuration, this.dataSource, name, wanted);
    if (kind === undefined) throw notFound('exposure or lightcurve', name);
    // a run over no files: it makes what the change has made stale
    const runId = await this.launcher.launch({ requestedBy: staffName(request), dryRun: false, files: [] });
    return { name, kind, runId };
  }
}
