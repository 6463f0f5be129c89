import type { DataSource } from 'typeorm';
import type { IngestRunOrder } from './ingest-order.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';

/** The record of runs: who asked, what it is doing, how it ended. */
export class IngestRunsLog {
  constructor(
    private readonly database: DataSource,
    private readonly now: () => Date,
  ) {}

  async queue({ requestedBy, dryRun, corrtagExtract, files, retryOf }: IngestRunOrder): Promise<number> {
    const rows = this.database.getRepository(IngestRunRow);
    const row = await rows.save({
      state: 'queued',
      dryRun,
      requestedBy: requestedBy.slice(0, 60),
      queuedAt: this.now(),
      startedAt: null,
      finishedAt: null,
      step: 'waiting to begin',
      itemsDone: 0,
      itemsTotal: 0,
      error: null,
      corrtagExtract: corrtagExtract ?? false,
      files: files ?? null,
      retryOf: retryOf ?? null,
    });
    return row.id;
  }

  async progress(id: number, step: string, itemsDone: number, itemsTotal: number): Promise<void> {
    await this.database.getRepository(IngestRunRow).update({ id }, { step, itemsDone, itemsTotal });
  }

  async start(id: number): Promise<void> {
    await this.database
      .getRepository(IngestRunRow)
      .update({ id }, { state: 'running', startedAt: this.now() });
  }

  async finish(id: number, state: 'done' | 'failed' | 'cancelled', error: string | null): Promise<void> {
    await this.database
      .getRepository(IngestRunRow)
      .update({ id }, { state, step: state, error, finishedAt: this.now() });
  }

  /** Whether somebody wants a run to end. */
  isCancelled(id: number): Promise<boolean> {
    return this.database.getRepository(IngestRunRow).existsBy({ id, cancelRequested: true });
  }

  /** Runs that say they go on though no process holds the archive: their process died. The next run takes up their files. */
  async closeInterrupted(except: number | null): Promise<void> {
    const rows = this.database.getRepository(IngestRunRow);
    for (const { id } of await rows.findBy({ state: 'running' }))
      if (id !== except)
        await this.finish(id, 'failed', 'interrupted: its process ended; the next run takes up its files');
  }
}
