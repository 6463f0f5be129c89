import type { DataSource } from 'typeorm';
import { withArchiveLock } from '../archive/archive-lock.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import type { IngestProgress } from '../ingest/ingest-progress.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import { terminalProgress } from './terminal-progress.js';

/** What a command that changes the archive works with. */
export interface LockedArchive {
  readonly configuration: Configuration;
  readonly database: DataSource;
  readonly context: IngestContext;
  readonly progress: IngestProgress;
}

/** Opens the archive and lends it to `work`, which alone changes it meanwhile. */
export async function withArchive<Result>(
  work: (archive: LockedArchive) => Promise<Result>,
): Promise<Result> {
  const configuration = loadConfiguration();
  const progress = terminalProgress();
  const database = await openDatabase(configuration.databaseUrl);
  try {
    return await new IngestRunner(configuration, database).withContext(progress, (context) =>
      withArchiveLock(
        configuration.directories.home,
        () => work({ configuration, database, context, progress }),
        () => progress.warn('an ingest run is under way in this archive: waiting for its end'),
      ),
    );
  } finally {
    await database.destroy();
  }
}
