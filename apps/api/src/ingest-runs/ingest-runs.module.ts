import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { ingestLauncherToken, type IngestLauncher } from './ingest-launcher.js';
import { IngestRunsController } from './ingest-runs.controller.js';
import { RunEvents } from './run-events.js';
import { IngestRunsRepository } from './ingest-runs.repository.js';

@Module({})
export class IngestRunsModule implements OnModuleDestroy {
  constructor(@Inject(ingestLauncherToken) private readonly launcher: IngestLauncher) {}

  /** Comes before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    await this.launcher.close?.();
  }

  static with(launcher: IngestLauncher): DynamicModule {
    return {
      module: IngestRunsModule,
      controllers: [IngestRunsController],
      providers: [IngestRunsRepository, RunEvents, { provide: ingestLauncherToken, useValue: launcher }],
    };
  }
}
