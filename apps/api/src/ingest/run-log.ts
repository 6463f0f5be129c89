import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import type { IngestProgress } from './ingest-progress.js';

type Line = Readonly<Record<string, unknown>>;

/** Where the log of a run lies. */
export function runLogFile(logs: string, runId: number): string {
  return path.join(logs, `ingest-${String(runId).padStart(6, '0')}.jsonl`);
}

/** The log of one run: a JSON object a line, each with its time (UTC), level and event. */
export class RunLog {
  private last: Promise<void> = Promise.resolve();
  private hasComplained = false;

  constructor(
    private readonly file: string,
    private readonly now: () => Date,
    private readonly complain: (words: string) => void,
  ) {}

  write(level: 'info' | 'warning' | 'error', event: string, facts: Line = {}): void {
    const line = JSON.stringify({ time: this.now().toISOString(), level, event, ...facts });
    this.last = this.last
      .then(() => appendFile(this.file, `${line}\n`))
      .catch((error: unknown) => {
        // a run does not fail because its log cannot be written
        if (!this.hasComplained) this.complain(`log ${JSON.stringify(this.file)}: ${String(error)}`);
        this.hasComplained = true;
      });
  }

  /** Returns when every line is written. */
  async flush(): Promise<void> {
    await this.last;
  }
}

/** The same progress, also written to a log. */
export function logged(progress: IngestProgress, log: RunLog): IngestProgress {
  let lastStep = '';
  return {
    step(words, done, total) {
      if (words !== lastStep) log.write('info', 'step', { step: words, total });
      lastStep = words;
      progress.step(words, done, total);
    },
    item(item) {
      const level = item.state === 'failed' ? 'error' : item.state === 'refused' ? 'warning' : 'info';
      log.write(level, 'item', { ...item });
      progress.item(item);
    },
    composite(composite) {
      log.write('info', 'composite', composite);
      progress.composite(composite);
    },
    warn(words) {
      log.write('warning', 'warning', { words });
      progress.warn(words);
    },
  };
}
