import type { PermissionKeeper } from '../archive/permissions.js';
import type { ArchiveDirectories } from '../config/directories.js';
import type { WorkerPool } from '../jobs/worker-pool.js';
import type { ExtractionSettings } from './exposure-task.js';
import type { IngestStore } from './ingest-store.js';

/** Everything an ingest run works with; made once per process. */
export interface IngestContext {
  readonly directories: ArchiveDirectories;
  readonly settings: ExtractionSettings;
  readonly store: IngestStore;
  readonly pool: WorkerPool;
  readonly permissions: PermissionKeeper;
}
