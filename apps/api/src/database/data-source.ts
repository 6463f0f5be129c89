import 'reflect-metadata';
import { migrations } from '@hstlc/migrations';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ArchiveRevisionSubscriber } from './archive-revision-subscriber.js';
import { ApiTokenRow } from './entities/api-token-row.js';
import { ArchiveRevisionRow } from './entities/archive-revision-row.js';
import { AuditRow } from './entities/audit-row.js';
import { BadDataRow } from './entities/bad-data-row.js';
import { BundleFileRow } from './entities/bundle-file-row.js';
import { BundleRow } from './entities/bundle-row.js';
import { DownloadRunRow } from './entities/download-run-row.js';
import { DownloadedFileRow } from './entities/downloaded-file-row.js';
import { ExposureFileRow } from './entities/exposure-file-row.js';
import { ExposureRow } from './entities/exposure-row.js';
import { IdempotentAnswerRow } from './entities/idempotent-answer-row.js';
import { IngestCompositeRow } from './entities/ingest-composite-row.js';
import { IngestItemRow } from './entities/ingest-item-row.js';
import { IngestRunRow } from './entities/ingest-run-row.js';
import { MetadataRow } from './entities/metadata-row.js';
import { OutputsRow } from './entities/outputs-row.js';
import { ProductMemberRow } from './entities/product-member-row.js';
import { ProductRow } from './entities/product-row.js';
import { ResolvedNameRow } from './entities/resolved-name-row.js';
import { StaleCompositeRow } from './entities/stale-composite-row.js';
import { StatsRow } from './entities/stats-row.js';
import { SupersededFileRow } from './entities/superseded-file-row.js';
import { TargetAliasRow } from './entities/target-alias-row.js';
import { migrate } from './migrate.js';
import { SqliteDriver } from './sqlite-driver.js';
import { queueSqlite } from './sqlite-queue.js';

const schema = {
  entities: [
    ArchiveRevisionRow,
    MetadataRow,
    OutputsRow,
    BadDataRow,
    StatsRow,
    ExposureRow,
    ExposureFileRow,
    ProductRow,
    ProductMemberRow,
    IngestRunRow,
    IngestItemRow,
    IngestCompositeRow,
    SupersededFileRow,
    StaleCompositeRow,
    ApiTokenRow,
    TargetAliasRow,
    ResolvedNameRow,
    AuditRow,
    IdempotentAnswerRow,
    BundleRow,
    BundleFileRow,
    DownloadRunRow,
    DownloadedFileRow,
  ],
  subscribers: [ArchiveRevisionSubscriber],
  migrations,
  migrationsTableName: 'schema_migrations',
  synchronize: false,
} satisfies Partial<DataSourceOptions>;

/**
 * A data source, not yet connected.
 *
 * @param databaseUrl `sqlite:<file>` or `mysql://user:password@host:port/database` (also `mariadb:`)
 */
export function createDataSource(databaseUrl: string): DataSource {
  if (databaseUrl.startsWith('sqlite:')) return createSqliteDataSource(databaseUrl.slice('sqlite:'.length));
  return new DataSource({
    ...schema,
    type: 'mariadb',
    url: databaseUrl.replace(/^mysql:/, 'mariadb:'),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    // Dates stay text; date-times become Date, which TypeORM would else read as local time.
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: 10,
    extra: { decimalNumbers: true },
  });
}

function createSqliteDataSource(file: string): DataSource {
  return queueSqlite(
    new DataSource({
      ...schema,
      type: 'better-sqlite3',
      database: file,
      driver: SqliteDriver,
      enableWAL: true,
      timeout: 5000,
      statementCacheSize: 200,
      prepareDatabase: (database: SqliteDriver) => {
        // FULL: an archive's index survives a power cut.
        database.pragma('synchronous = FULL');
        database.pragma('cache_size = -65536');
        database.pragma('temp_store = MEMORY');
        database.pragma('mmap_size = 268435456');
      },
    }),
  );
}

/** Connects and brings the schema up to date. */
export async function openDatabase(databaseUrl: string): Promise<DataSource> {
  const dataSource = await createDataSource(databaseUrl).initialize();
  try {
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

/** Whether a data source speaks SQLite's SQL; else it is MySQL's or MariaDB's. */
export function isSqlite({ options }: DataSource): boolean {
  return options.type === 'better-sqlite3';
}
