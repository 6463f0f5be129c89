import type { IngestComposite, IngestItem, IngestRun } from '@hstlc/contract';

/** What an observer of a run is told, as it happens. */
export interface IngestProgress {
  /** A new step began; `total` counts what it will handle. */
  step(words: string, done: number, total: number): void;
  item(item: IngestItem): void;
  composite(composite: IngestComposite): void;
  warn(words: string): void;
}

/** What a finished run says of itself. */
export interface IngestReport {
  readonly runId: number | null;
  readonly dryRun: boolean;
  readonly state: Extract<IngestRun['state'], 'done' | 'cancelled'>;
  readonly items: readonly IngestItem[];
  readonly composites: readonly IngestComposite[];
}
