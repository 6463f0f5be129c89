import { Injectable } from '@nestjs/common';
import type { PeriodogramQuery } from '@hstlc/contract';
import { ProblemFailure } from '../http/problem-failure.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';

@Injectable()
export class PeriodogramsService {
  constructor(
    private readonly lightcurves: LightcurvesService,
    private readonly pool: WorkerPool,
  ) {}

  /** The answer as bytes of JSON; made in a thread, so that others are answered meanwhile. */
  async make(id: string, query: PeriodogramQuery): Promise<Uint8Array> {
    const { path, sha256 } = await this.lightcurves.file(id);
    const result = await this.pool.makePeriodogram({ file: path, id, sha256, query });
    if (result.kind === 'refused') throw new ProblemFailure('invalid-request', result.reason);
    return result.json;
  }
}
