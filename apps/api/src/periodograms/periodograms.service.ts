import { Inject, Injectable } from '@nestjs/common';
import type { ListFormat, PeriodogramQuery } from '@hstlc/contract';
import type { Response } from 'express';
import { hashBytes } from '../archive/hash-file.js';
import { codeVersion } from '../config/code-version.js';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { whileWanted } from '../http/while-wanted.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';

/** An answer that need not be made when it is known already. */
export interface PeriodogramAnswer {
  /** of the product, what was asked of it, and the code */
  readonly etag: string;
  /** makes it, in a thread, so that others are answered meanwhile; undefined when whoever asked has gone */
  readonly make: (
    response: Response,
  ) => Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | undefined>;
}

@Injectable()
export class PeriodogramsService {
  constructor(
    private readonly lightcurves: LightcurvesService,
    private readonly pool: WorkerPool,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  async answer(id: string, query: PeriodogramQuery, format: ListFormat): Promise<PeriodogramAnswer> {
    const { path, sha256 } = await this.lightcurves.file(id);
    const asked = JSON.stringify([sha256, codeVersion, format, query]);
    return {
      etag: `"${hashBytes(asked)}"`,
      make: async (response) => {
        if (this.pool.isCrowded) throw new ProblemFailure('unavailable', 'too many wait for this already');
        const task = { file: path, id, sha256, query, format };
        const advice = 'ask for longer periods, or fewer shuffles';
        const { extractionTimeoutMilliseconds } = this.configuration;
        const result = await whileWanted(response, extractionTimeoutMilliseconds, advice, (signal) =>
          this.pool.makePeriodogram(task, signal),
        );
        if (result?.kind === 'refused') throw new ProblemFailure('invalid-request', result.reason);
        return result;
      },
    };
  }
}
