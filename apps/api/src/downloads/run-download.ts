import path from 'node:path';
import type { DownloadItem, DownloadRequest, LeftOutReason } from '@hstlc/contract';
import { withLock } from '../archive/archive-lock.js';
import { DiskNearlyFull, waitForSpace, type SpaceRule } from '../archive/free-space.js';
import type { PermissionKeeper } from '../archive/permissions.js';
import type { ArchiveDirectories } from '../config/directories.js';
import { abortable, type Patience } from '../remote/patience.js';
import { isRemoteFailure } from '../remote/remote-failure.js';
import { clearDelivered } from './deliver.js';
import type { DownloadProgress, DownloadReport } from './download-progress.js';
import { fetchExposure, type ArrivedFile } from './fetch-exposure.js';
import type { HeldFiles } from './held-files.js';
import { bytesOf, plannedItem } from './listed-exposure.js';
import { MastClient } from './mast-client.js';
import type { OfferedExposure } from './offered-exposures.js';
import { mjdOf, planDownload } from './plan-download.js';
import { TransferRate } from './transfer-rate.js';

/** Everything a download run works with. */
export interface DownloadContext {
  readonly directories: ArchiveDirectories;
  readonly permissions: PermissionKeeper;
  /** Base address of MAST. */
  readonly service: string;
  readonly patience: Patience;
  /** Exposures that are fetched at the same time. */
  readonly connections: number;
  readonly held: HeldFiles;
  /** Room that is to be left on the disk, beside that for the files themselves. */
  readonly space: SpaceRule;
  /** Other names of the target that is asked for. */
  readonly aliases: readonly string[];
  readonly recordArrival: (file: ArrivedFile) => Promise<void>;
  readonly now: () => Date;
}

export interface DownloadOrder {
  readonly runId: number | null;
  readonly request: DownloadRequest;
  /** Called when the run's turn has come. */
  readonly begin?: () => Promise<void>;
}

/**
 * One look at MAST: finds the exposures that the archive lacks, and fetches them into the ingest folder. May be killed
 * anywhere and run again: what is to be done is found anew from what MAST lists and what lies on disk, and files that
 * had begun to come are gone on with.
 */
export async function runDownload(
  context: DownloadContext,
  order: DownloadOrder,
  progress: DownloadProgress,
): Promise<DownloadReport> {
  // a dry run writes nothing, so it need not wait for one that does
  if (order.request.dryRun) return new Run(context, order, progress).dry();
  return withLock(
    lockOf(context.directories),
    () => new Run(context, order, progress).fetch(),
    () => progress.warn('another download is under way in this archive: waiting for its end'),
  );
}

/** What a download that writes holds while it goes on. */
export function lockOf({ download }: ArchiveDirectories): string {
  return path.join(download, 'download.lock');
}

class Run {
  private readonly startedAt: Date;
  private readonly leftOut: Partial<Record<LeftOutReason, number>> = {};
  private readonly shortfalls: string[] = [];
  private readonly items: DownloadItem[] = [];
  private readonly mast: MastClient;
  private readonly rate: TransferRate;

  constructor(
    private readonly context: DownloadContext,
    private readonly order: DownloadOrder,
    private readonly progress: DownloadProgress,
  ) {
    const { service, patience, now } = context;
    this.startedAt = now();
    this.rate = new TransferRate(() => now().getTime());
    this.mast = new MastClient(service, {
      patience,
      onShortfall: ({ what, expected, found }) =>
        this.shortfalls.push(`MAST counts ${expected} rows of ${what} and shows ${found}`),
    });
  }

  async dry(): Promise<DownloadReport> {
    await this.order.begin?.();
    return this.toItsEnd(async () => {
      for await (const exposure of this.plan()) this.report(plannedItem(exposure));
    });
  }

  async fetch(): Promise<DownloadReport> {
    await this.order.begin?.();
    return this.toItsEnd(async () => {
      await clearDelivered(this.context.directories.download);
      const exposures: OfferedExposure[] = [];
      for await (const exposure of this.plan()) exposures.push(exposure);
      await this.fetchAll(exposures);
    });
  }

  /** Does the work; what cuts it short is told in the report, beside what was done before. */
  private async toItsEnd(work: () => Promise<void>): Promise<DownloadReport> {
    try {
      await work();
      return this.finished('done', null);
    } catch (error) {
      if (isRemoteFailure(error, 'cancelled')) return this.finished('cancelled', 'cancelled');
      if (isRemoteFailure(error) || isSystemError(error)) return this.finished('failed', error.message);
      throw error;
    }
  }

  private plan(): AsyncGenerator<OfferedExposure> {
    const { held, aliases } = this.context;
    this.progress.step('asking MAST for exposures');
    return planDownload(this.order.request, {
      mast: this.mast,
      held,
      aliases,
      nowMjd: mjdOf(this.startedAt),
      onLeftOut: (reason) => {
        this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
      },
      onLooked: (observations) =>
        this.progress.step(`asking MAST for products: ${observations} observations`),
    });
  }

  private async fetchAll(exposures: readonly OfferedExposure[]): Promise<void> {
    const { directories, permissions, connections, recordArrival } = this.context;
    const { patience, giveUp } = abortable(this.context.patience);
    const { download, ingest } = directories;
    const total = { exposuresTotal: exposures.length, bytesTotal: bytesOf(exposures) };
    const tell = () => {
      const { bytes: bytesDone, bytesPerSecond } = this.rate;
      this.progress.transfer({ ...total, exposuresDone: this.items.length, bytesDone, bytesPerSecond });
    };
    const onBytes = (bytes: number) => {
      this.rate.add(bytes);
      tell();
    };
    this.progress.step(`fetching ${exposures.length} exposures`);
    const shared = {
      mast: this.mast,
      patience,
      permissions,
      download,
      ingest,
      onBytes,
      onArrived: recordArrival,
    };
    const waiting = exposures.values();
    const fetchNext = async () => {
      for (const exposure of waiting) {
        await this.waitForSpace(exposure);
        this.report(await fetchExposure(exposure, shared));
        tell();
      }
    };
    const ends = Array.from({ length: connections }, () => fetchNext().catch(giveUp));
    const failures = (await Promise.all(ends)).filter((failure) => failure !== undefined);
    // the others were cancelled because of the first
    if (failures.length > 0)
      throw failures.find((each) => !isRemoteFailure(each, 'cancelled')) ?? failures[0];
  }

  private waitForSpace(exposure: OfferedExposure): Promise<void> {
    const { space, directories } = this.context;
    const minimumFreeBytes = space.minimumFreeBytes + bytesOf([exposure]);
    const folders = [directories.download, directories.ingest];
    return waitForSpace(folders, { ...space, minimumFreeBytes }, (words) => this.progress.warn(words));
  }

  private report(item: DownloadItem): void {
    this.items.push(item);
    this.progress.item(item);
  }

  private finished(state: DownloadReport['state'], error: string | null): DownloadReport {
    const { request, runId } = this.order;
    return {
      schema: 'hstlc.download/1',
      runId,
      state,
      error,
      dryRun: request.dryRun,
      request,
      startedAt: this.startedAt.toISOString(),
      finishedAt: this.context.now().toISOString(),
      service: this.context.service,
      shortfalls: this.shortfalls,
      leftOut: this.leftOut,
      bytes: request.dryRun ? bytesOf(this.items) : this.rate.bytes,
      items: this.items,
    };
  }
}

/** A full disk, a folder that may not be written to. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && ('syscall' in error || error instanceof DiskNearlyFull);
}
