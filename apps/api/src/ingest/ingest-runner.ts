import type { DataSource } from 'typeorm';
import { GaveUpWaiting, withArchiveLock } from '../archive/archive-lock.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { codeVersion } from '../config/code-version.js';
import type { Configuration } from '../config/configuration.js';
import { TargetAliasesRepository } from '../target-names/target-aliases.repository.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { CompositeStore } from './composite-store.js';
import { ExtractedExposures } from './extracted-exposures.js';
import type { IngestContext } from './ingest-context.js';
import type { IngestRunOrder } from './ingest-order.js';
import type { IngestProgress, IngestReport } from './ingest-progress.js';
import { IngestRunsLog } from './ingest-runs-log.js';
import { IngestStore } from './ingest-store.js';
import { runIngest, type IngestRecord, type IngestResult } from './run-ingest.js';
import { logged, RunLog, runLogFile } from './run-log.js';

export type { IngestRunOrder } from './ingest-order.js';

/** Exposures that nobody may see until somebody says when. */
const never = new Date('9999-12-31T00:00:00Z');

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
    return this.log.queue(order);
  }

  /**
   * Carries out a run, after the one that goes on now if there is one.
   *
   * @param runId a recorded run, or null for one that leaves no trace (a dry run)
   * @param pool threads that are there already and go on after it; else the run has its own
   */
  async carryOut(
    runId: number | null,
    order: IngestRunOrder,
    observer: IngestProgress,
    pool?: WorkerPool,
  ): Promise<IngestReport> {
    const carryOut = async (context: IngestContext) => {
      if (runId === null) return this.carryOutUnrecorded(context, order, observer);
      const file = runLogFile(context.directories.logs, runId);
      const log = new RunLog(file, this.now, (words) => observer.warn(words));
      const progress = this.recorded(runId, logged(observer, log));
      try {
        log.write('info', 'begin', { runId, requestedBy: order.requestedBy, dryRun: order.dryRun });
        const result = await this.recordedRun(context, runId, order, progress);
        const state = result.isCancelled ? 'cancelled' : 'done';
        await this.log.finish(runId, state, null);
        log.write('info', 'end', { state });
        return reportOf(runId, order, result);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        log.write('error', 'end', { state: 'failed', error: words });
        await this.log.finish(runId, 'failed', words);
        throw error;
      } finally {
        await log.flush();
      }
    };
    return pool === undefined
      ? this.withContext(observer, carryOut)
      : carryOut(await this.context(pool, observer));
  }

  /** Lends what a run works with: folders that are there, threads, the index. */
  async withContext<Result>(
    progress: Pick<IngestProgress, 'warn'>,
    work: (context: IngestContext) => Promise<Result>,
  ): Promise<Result> {
    const pool = new WorkerPool(this.configuration.workers);
    try {
      return await work(await this.context(pool, progress));
    } finally {
      await pool.close();
    }
  }

  private async recordedRun(
    context: IngestContext,
    runId: number,
    order: IngestRunOrder,
    progress: IngestProgress,
  ): Promise<IngestResult> {
    const isCancelled = async () => (order.signal?.aborted ?? false) || this.log.isCancelled(runId);
    const { store } = context;
    const record: IngestRecord = {
      items: (items, publicFrom) => store.addItems(runId, items, publicFrom),
      composite: (composite) => store.addComposite(runId, composite),
    };
    if (await isCancelled()) return { items: [], composites: [], isCancelled: true };
    return this.inItsTurn(context, progress, isCancelled, async () => {
      await this.log.closeInterrupted(runId);
      await this.log.start(runId);
      return runIngest(context, this.request(order, isCancelled), progress, record);
    });
  }

  private async carryOutUnrecorded(
    context: IngestContext,
    order: IngestRunOrder,
    progress: IngestProgress,
  ): Promise<IngestReport> {
    const record = { items: () => Promise.resolve(), composite: () => Promise.resolve() };
    const isCancelled = () => Promise.resolve(order.signal?.aborted ?? false);
    const result = await this.inItsTurn(context, progress, isCancelled, () =>
      runIngest(context, this.request(order, isCancelled), progress, record),
    );
    return reportOf(null, order, result);
  }

  /** One run at a time changes the archive; who waits says so, and may be cancelled while waiting. */
  private async inItsTurn(
    context: IngestContext,
    progress: IngestProgress,
    isCancelled: () => Promise<boolean>,
    work: () => Promise<IngestResult>,
  ): Promise<IngestResult> {
    const sayWaiting = () => {
      progress.step('waiting for its turn', 0, 0);
      progress.warn('another ingest run is under way in this archive: waiting for its end');
    };
    try {
      return await withArchiveLock(context.directories.home, work, sayWaiting, isCancelled);
    } catch (error) {
      if (!(error instanceof GaveUpWaiting)) throw error;
      return { items: [], composites: [], isCancelled: true };
    }
  }

  private request(order: IngestRunOrder, isCancelled: () => Promise<boolean>) {
    const { dryRun, elsewhere = [], files = null, corrtagExtract = false } = order;
    const usual = this.configuration.ingest.defaultRelease === 'private' ? never : null;
    const publicFrom = order.publicFrom === undefined ? usual : order.publicFrom;
    return { dryRun, elsewhere, files, corrtagExtract, publicFrom, isCancelled };
  }

  private async context(pool: WorkerPool, progress: Pick<IngestProgress, 'warn'>): Promise<IngestContext> {
    const { directories, references, permissions, stepSeconds, badProposals, ingest, workers } =
      this.configuration;
    const keeper = await PermissionKeeper.create(permissions, (words) => progress.warn(words));
    for (const directory of Object.values(directories)) await keeper.directory(directory);
    const { fileMode } = permissions;
    return {
      directories,
      pool,
      extracted: new ExtractedExposures(),
      permissions: keeper,
      store: new IngestStore(this.database, directories, this.now),
      composites: new CompositeStore(this.database, directories, this.now),
      settings: { stepSeconds, badProposals, codeVersion, references, fileMode, threads: workers },
      space: {
        minimumFreeBytes: ingest.minimumFreeBytes,
        waitMilliseconds: ingest.diskWaitSeconds * 1000,
      },
      unfinishedMilliseconds: ingest.unfinishedSeconds * 1000,
      targetOf: await new TargetAliasesRepository(this.database).decided(),
      now: this.now,
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

function reportOf(
  runId: number | null,
  { dryRun }: IngestRunOrder,
  { items, composites, isCancelled }: IngestResult,
): IngestReport {
  return { runId, dryRun, state: isCancelled ? 'cancelled' : 'done', items, composites };
}
