import { access, constants } from 'node:fs/promises';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { ProblemFailure } from '../http/problem-failure.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  /** The process answers. */
  @Get('live')
  @ApiOkResponse({ description: 'the process answers' })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** What it needs to be of use is there: the database answers and the archive can be written. */
  @Get('ready')
  @ApiOkResponse({ description: 'the database answers and the archive can be written' })
  async ready(): Promise<{ status: 'ready' }> {
    const failed = (part: string) => (cause: unknown) => {
      throw new ProblemFailure('unavailable', part, [], { cause });
    };
    await this.dataSource.query('SELECT 1').catch(failed('the database does not answer'));
    const { home } = this.configuration.directories;
    await access(home, constants.R_OK | constants.W_OK).catch(failed('the archive folder cannot be written'));
    return { status: 'ready' };
  }
}
