import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AuditModule } from './audit/audit.module.js';
import { BundlesModule } from './bundles/bundles.module.js';
import { BadDataModule } from './bad-data/bad-data.module.js';
import { CollectionModule } from './collection/collection.module.js';
import type { Configuration } from './config/configuration.js';
import { ConfigurationModule } from './config/configuration.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { DownloadLauncher } from './downloads/download-launcher.js';
import { DownloadsModule } from './downloads/downloads.module.js';
import { HealthModule } from './health/health.module.js';
import type { IngestLauncher } from './ingest-runs/ingest-launcher.js';
import { IngestRunsModule } from './ingest-runs/ingest-runs.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { ExtractionsModule } from './extractions/extractions.module.js';
import { LightcurvesModule } from './lightcurves/lightcurves.module.js';
import { ObservationsModule } from './observations/observations.module.js';
import { PeriodogramsModule } from './periodograms/periodograms.module.js';
import { ProductsModule } from './products/products.module.js';
import { TargetNamesModule } from './target-names/target-names.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { ThumbnailsModule } from './thumbnails/thumbnails.module.js';
import { TokensModule } from './tokens/tokens.module.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { VoModule } from './vo/vo.module.js';
import { WithdrawalsModule } from './withdrawals/withdrawals.module.js';

/** What an application is made of; opened and made before Nest begins. */
export interface ApplicationParts {
  readonly configuration: Configuration;
  readonly dataSource: DataSource;
  readonly launcher: IngestLauncher;
  readonly downloads: DownloadLauncher;
}

@Module({})
export class AppModule {
  static with({ configuration, dataSource, launcher, downloads }: ApplicationParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.with(configuration),
        DatabaseModule.with(dataSource),
        JobsModule,
        HealthModule,
        AuditModule,
        TokensModule,
        TargetsModule,
        TargetNamesModule.with(dataSource, configuration.directories),
        ObservationsModule,
        ExtractionsModule,
        LightcurvesModule,
        PeriodogramsModule,
        ThumbnailsModule,
        ProductsModule,
        BundlesModule,
        VoModule,
        BadDataModule,
        CollectionModule,
        IngestRunsModule.with(launcher),
        DownloadsModule.with(downloads),
        UploadsModule.with(
          configuration.directories.ingest,
          configuration.protection.uploadBytes,
          configuration.permissions.fileMode,
        ),
        WithdrawalsModule.with(launcher),
      ],
    };
  }
}
