import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { downloadLauncherToken, type DownloadLauncher } from './download-launcher.js';
import { DownloadRunsRepository } from './download-runs.repository.js';
import { DownloadsController } from './downloads.controller.js';

@Module({})
export class DownloadsModule implements OnModuleDestroy {
  constructor(@Inject(downloadLauncherToken) private readonly launcher: DownloadLauncher) {}

  /** Comes before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    await this.launcher.close();
  }

  static with(launcher: DownloadLauncher): DynamicModule {
    return {
      module: DownloadsModule,
      controllers: [DownloadsController],
      providers: [DownloadRunsRepository, { provide: downloadLauncherToken, useValue: launcher }],
    };
  }
}
