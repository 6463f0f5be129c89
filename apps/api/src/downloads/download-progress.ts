import type { DownloadItem, DownloadRequest, LeftOutReason } from '@hstlc/contract';

/** How far the transfer of a run is. */
export interface TransferProgress {
  readonly exposuresDone: number;
  readonly exposuresTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly bytesPerSecond: number | null;
}

/** What an observer of a download run is told, as it happens. */
export interface DownloadProgress {
  /** What it does now, in words. */
  step(words: string): void;
  transfer(progress: TransferProgress): void;
  item(item: DownloadItem): void;
  warn(words: string): void;
}

/** What a run says of itself; the report in the download folder has this content. */
export interface DownloadReport {
  readonly schema: 'hstlc.download/1';
  readonly runId: number | null;
  readonly state: 'done' | 'failed' | 'cancelled';
  /** What cut the run short. */
  readonly error: string | null;
  readonly dryRun: boolean;
  readonly request: DownloadRequest;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Where the exposures were asked for. */
  readonly service: string;
  /** Rows and files that the service counted but did not show. */
  readonly shortfalls: readonly string[];
  /** Exposures that were left where they are, by reason. */
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  readonly bytes: number;
  readonly items: readonly DownloadItem[];
}

/** What did not arrive, in words; empty when all is well. */
export function problemsOf({ shortfalls, items }: DownloadReport): readonly string[] {
  const files = items.flatMap(({ state, files: each }) =>
    state === 'planned'
      ? []
      : each.flatMap(({ filename, reason }) => (reason === null ? [] : [`${filename}: ${reason}`])),
  );
  return [...shortfalls, ...files];
}
