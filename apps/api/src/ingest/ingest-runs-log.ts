import type { DataSource } from 'typeorm';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';

/** The record of runs: who asked, what it is doing, how it ended. */
export class IngestRunsLog {
  constructor(
    private readonly database: DataSource,
    private readonly now: () => Date,
  ) {}

  async queue(requestedBy: string, dryRun: boolean): Promise<number> {
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

  async finish(id: number, error: string | null): Promise<void> {
    const state = error === null ? 'done' : 'failed';
    const step = error === null ? 'done' : 'failed';
    await this.database
      .getRepository(IngestRunRow)
      .update({ id }, { state, step, error, finishedAt: this.now() });
  }

  /** Runs that say they go on though no process holds the archive: their process died. The next run takes up their files. */
  async closeInterrupted(except: number | null): Promise<void> {
    const rows = this.database.getRepository(IngestRunRow);
    for (const { id } of await rows.findBy({ state: 'running' }))
      if (id !== except)
        await this.finish(id, 'interrupted: its process ended; the next run takes up its files');
  }
}
