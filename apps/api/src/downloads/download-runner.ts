import type { DownloadItem, DownloadRequest } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { isHeld } from '../archive/archive-lock.js';
import { PermissionKeeper } from '../archive/permissions.js';
import type { Configuration } from '../config/configuration.js';
import { TargetAliasesRepository } from '../target-names/target-aliases.repository.js';
import type { DownloadProgress, DownloadReport, TransferProgress } from './download-progress.js';
import { DownloadRunsLog } from './download-runs-log.js';
import { HeldFiles } from './held-files.js';
import { lockOf, runDownload, type DownloadContext } from './run-download.js';
import { writeReport } from './write-report.js';

/** How often progress goes into the run's row (ms). */
const recordMilliseconds = 1000;

/** Carries out download runs and keeps their record; the command line, the API and the daily look all use it. */
export class DownloadRunner {
  private readonly log: DownloadRunsLog;

  constructor(
    private readonly configuration: Configuration,
    private readonly database: DataSource,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.log = new DownloadRunsLog(database, now);
  }

  /** Records a run that is to be carried out. */
  queue(request: DownloadRequest, requestedBy: string): Promise<number> {
    return this.log.queue(request, requestedBy);
  }

  /** Closes the runs that died with a server, and tells what they asked for; nothing while a download goes on. */
  async takeInterrupted(): Promise<
    readonly { readonly request: DownloadRequest; readonly requestedBy: string }[]
  > {
    return isHeld(lockOf(this.configuration.directories)) ? [] : this.log.takeInterrupted();
  }

  /** Puts runs back that end because their server stops. */
  handBack(ids: readonly number[]): Promise<void> {
    return this.log.handBack(ids);
  }

  /**
   * Carries out a run, after the one that goes on now if there is one, and writes its report.
   *
   * @param runId a recorded run, or null for a dry run that leaves no trace
   * @param signal ends the run; what has arrived stays for the next
   */
  async carryOut(
    runId: number | null,
    request: DownloadRequest,
    progress: DownloadProgress,
    signal?: AbortSignal,
  ): Promise<DownloadReport> {
    try {
      const isKept = runId !== null || !request.dryRun;
      const context = await this.context(request, isKept, progress, signal);
      const begin = async () => {
        if (runId === null) return;
        if (!request.dryRun) await this.log.closeInterrupted(runId);
        await this.log.start(runId);
      };
      const recorded = new RecordedProgress(runId, this.log, progress, this.now);
      const report = await runDownload(context, { runId, request, begin }, recorded);
      await recorded.settled();
      const name = isKept ? await writeReport(this.configuration.directories.download, report) : null;
      if (runId !== null) await this.log.finish(runId, report, name);
      return report;
    } catch (error) {
      if (runId !== null) await this.log.fail(runId, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  private async context(
    { target }: DownloadRequest,
    mayWrite: boolean,
    progress: DownloadProgress,
    signal: AbortSignal | undefined,
  ): Promise<DownloadContext> {
    const { directories, permissions, services, download, ingest } = this.configuration;
    const keeper = await PermissionKeeper.create(permissions, (words) => progress.warn(words));
    if (mayWrite)
      for (const directory of [directories.home, directories.download, directories.ingest])
        await keeper.directory(directory);
    return {
      directories,
      permissions: keeper,
      service: services.mast,
      patience: { ...download, signal },
      connections: download.connections,
      held: new HeldFiles(this.database, directories),
      space: {
        minimumFreeBytes: ingest.minimumFreeBytes,
        waitMilliseconds: ingest.diskWaitSeconds * 1000,
      },
      aliases: target === null ? [] : await this.otherNames(target),
      recordArrival: (file) => this.log.recordArrival(file),
      now: this.now,
    };
  }

  /** What else a target is called: observers wrote one or the other name. */
  private async otherNames(target: string): Promise<readonly string[]> {
    const aliases = new TargetAliasesRepository(this.database);
    const known = (await aliases.targetOf(target)) ?? target;
    return [known, ...(await aliases.list(known)).map(({ alias }) => alias)].filter(
      (name) => name !== target,
    );
  }
}

/** Progress that is also written into the run's row, not more than once a second. */
class RecordedProgress implements DownloadProgress {
  private lastTime = 0;
  private lastWords = '';
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly runId: number | null,
    private readonly log: DownloadRunsLog,
    private readonly observer: DownloadProgress,
    private readonly now: () => Date,
  ) {}

  step(words: string): void {
    this.observer.step(words);
    const kind = words.replace(/\d+/g, '');
    if (!this.isDue() && kind === this.lastWords) return;
    this.lastWords = kind;
    this.record((runId) => this.log.step(runId, words));
  }

  transfer(transfer: TransferProgress): void {
    this.observer.transfer(transfer);
    if (this.isDue()) this.record((runId) => this.log.transfer(runId, transfer));
  }

  item(item: DownloadItem): void {
    this.observer.item(item);
  }

  warn(words: string): void {
    this.observer.warn(words);
  }

  /** Waits until what was to be written is. */
  settled(): Promise<void> {
    return this.written;
  }

  private isDue(): boolean {
    const time = this.now().getTime();
    if (time - this.lastTime < recordMilliseconds) return false;
    this.lastTime = time;
    return true;
  }

  private record(write: (runId: number) => Promise<void>): void {
    const { runId } = this;
    if (runId === null) return;
    this.written = this.written
      .then(() => write(runId))
      // lost progress is made good by the next, and by the end of the run
      .catch((error: unknown) => this.observer.warn(String(error)));
  }
}
