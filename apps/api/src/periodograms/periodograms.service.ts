import { Injectable } from '@nestjs/common';
import type { ListFormat, PeriodogramQuery } from '@hstlc/contract';
import { hashBytes } from '../archive/hash-file.js';
import { codeVersion } from '../config/code-version.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';

/** An answer that need not be made when it is known already. */
export interface PeriodogramAnswer {
  /** of the product, what was asked of it, and the code */
  readonly etag: string;
  /** makes it, in a thread, so that others are answered meanwhile */
  readonly make: () => Promise<{ readonly bytes: Uint8Array; readonly contentType: string }>;
}

@Injectable()
export class PeriodogramsService {
  constructor(
    private readonly lightcurves: LightcurvesService,
    private readonly pool: WorkerPool,
  ) {}

  async answer(id: string, query: PeriodogramQuery, format: ListFormat): Promise<PeriodogramAnswer> {
    const { path, sha256 } = await this.lightcurves.file(id);
    const asked = JSON.stringify([sha256, codeVersion, format, query]);
    return {
      etag: `"${hashBytes(asked)}"`,
      make: async () => {
        const result = await this.pool.makePeriodogram({ file: path, id, sha256, query, format });
        if (result.kind === 'refused') throw new ProblemFailure('invalid-request', result.reason);
        return result;
      },
    };
  }
}
