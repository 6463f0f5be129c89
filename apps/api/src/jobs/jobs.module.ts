import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { configurationToken } from '../config/configuration.module.js';
import type { Configuration } from '../config/configuration.js';
import { WorkerPool } from './worker-pool.js';

/** The threads of the process that answers requests: what takes longer than a moment is done there. */
@Global()
@Module({
  providers: [
    {
      provide: WorkerPool,
      inject: [configurationToken],
      useFactory: ({ workers }: Configuration) => new WorkerPool(workers),
    },
  ],
  exports: [WorkerPool],
})
export class JobsModule implements OnApplicationShutdown {
  constructor(private readonly pool: WorkerPool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}
