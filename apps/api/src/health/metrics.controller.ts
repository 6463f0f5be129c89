import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Metrics } from './metrics.js';

@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** What the process does, for Prometheus. */
  @Get()
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'metrics in the text format of Prometheus' })
  async read(@Res() response: Response): Promise<void> {
    const { type, text } = await this.metrics.text();
    response.setHeader('Cache-Control', 'no-store');
    response.type(type).send(text);
  }
}
