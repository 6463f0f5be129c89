import type { DataSource } from 'typeorm';
import { PermissionKeeper } from '../archive/permissions.js';
import { codeVersion } from '../config/code-version.js';
import type { Configuration } from '../config/configuration.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import type { IngestProgress, IngestReport } from './ingest-progress.js';
import { IngestRunsLog } from './ingest-runs-log.js';
import { IngestStore } from './ingest-store.js';
import type { IngestContext } from './ingest-context.js';
import { runIngest } from './run-ingest.js';

/** What a run is asked to do, and by whom. */
export interface IngestRunOrder {
  readonly requestedBy: string;
  readonly dryRun: boolean;
  readonly elsewhere?: readonly string[];
}

/** Carries out ingest runs and keeps their record; the command line and the API both use it. */
export class IngestRunner {
  private readonly log: IngestRunsLog;

  constructor(
    private readonly configuration: Configuration,
    private readonly database: DataSource,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.log = new IngestRunsLog(database, now);
  }

  /** Records a run that is to be carried out. */
  queue(order: IngestRunOrder): Promise<number> {
    return this.log.queue(order.requestedBy, order.dryRun);
  }

  /**
   * Carries out a run, after the one that goes on now if there is one.
   *
   * @param runId a recorded run, or null for one that leaves no trace (a dry run)
   */
  async carryOut(
    runId: number | null,
    order: IngestRunOrder,
    progress: IngestProgress,
  ): Promise<IngestReport> {
    const pool = new WorkerPool(this.configuration.workers);
    try {
      const context = await this.context(pool, progress);
      const recorded = runId === null ? progress : this.recorded(runId, progress);
      const begin = async () => {
        if (runId === null) return;
        await this.log.closeInterrupted(runId);
        await this.log.start(runId);
      };
      const report = await runIngest(context, { ...order, runId, begin }, recorded);
      if (runId !== null) await this.log.finish(runId, null);
      return report;
    } catch (error) {
      if (runId !== null)
        await this.log.finish(runId, error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      await pool.close();
    }
  }

  private async context(pool: WorkerPool, progress: IngestProgress): Promise<IngestContext> {
    const { directories, references, permissions, stepSeconds, badProposals } = this.configuration;
    const keeper = await PermissionKeeper.create(permissions, (words) => progress.warn(words));
    for (const directory of Object.values(directories)) await keeper.directory(directory);
    return {
      directories,
      pool,
      permissions: keeper,
      store: new IngestStore(this.database, directories, this.now),
      settings: { stepSeconds, badProposals, codeVersion, references, fileMode: permissions.fileMode },
    };
  }

  /** The same progress, also written into the run's row: at the start of a step and not more than once a second. */
  private recorded(runId: number, progress: IngestProgress): IngestProgress {
    let lastStep = '';
    let lastTime = 0;
    return {
      ...progress,
      step: (words, done, total) => {
        progress.step(words, done, total);
        const time = this.now().getTime();
        if (words === lastStep && done < total && time - lastTime < 1000) return;
        lastStep = words;
        lastTime = time;
        // a lost progress line is made good by the next one, and by the end of the run
        this.log.progress(runId, words, done, total).catch((error: unknown) => progress.warn(String(error)));
      },
    };
  }
}
