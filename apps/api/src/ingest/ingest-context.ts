import type { SpaceRule } from '../archive/free-space.js';
import type { PermissionKeeper } from '../archive/permissions.js';
import type { ArchiveDirectories } from '../config/directories.js';
import type { WorkerPool } from '../jobs/worker-pool.js';
import type { CompositeStore } from './composite-store.js';
import type { ExtractionSettings } from './exposure-task.js';
import type { ExtractedExposures } from './extracted-exposures.js';
import type { IngestStore } from './ingest-store.js';

/** Everything an ingest run works with; made for each run. */
export interface IngestContext {
  readonly directories: ArchiveDirectories;
  readonly settings: ExtractionSettings;
  readonly store: IngestStore;
  readonly composites: CompositeStore;
  readonly pool: WorkerPool;
  readonly extracted: ExtractedExposures;
  readonly permissions: PermissionKeeper;
  readonly space: SpaceRule;
  /** how long after its last change a file that is too short may still grow */
  readonly unfinishedMilliseconds: number;
  readonly now: () => Date;
  /** The target that an exposure is of, by the name in its header: its aliases tell. */
  readonly targetOf: (headerName: string) => string;
}
