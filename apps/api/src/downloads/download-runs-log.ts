import type { DownloadRequest } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { DownloadedFileRow } from '../database/entities/downloaded-file-row.js';
import { problemsOf, type DownloadReport, type TransferProgress } from './download-progress.js';
import type { ArrivedFile } from './fetch-exposure.js';

/** Room for problems in a run's row (characters); all of them are in the report. */
const problemsLength = 15_000;

/** The record of download runs, and of the files that they brought. */
export class DownloadRunsLog {
  constructor(
    private readonly database: DataSource,
    private readonly now: () => Date,
  ) {}

  async queue(request: DownloadRequest, requestedBy: string): Promise<number> {
    const row = await this.rows.save({
      state: 'queued',
      request,
      requestedBy: requestedBy.slice(0, 60),
      queuedAt: this.now(),
      startedAt: null,
      finishedAt: null,
      step: 'waiting to begin',
      exposuresDone: 0,
      exposuresTotal: 0,
      bytesDone: 0,
      bytesTotal: 0,
      bytesPerSecond: null,
      leftOut: {},
      problems: [],
      report: null,
      error: null,
    });
    return row.id;
  }

  async start(id: number): Promise<void> {
    await this.rows.update({ id }, { state: 'running', startedAt: this.now() });
  }

  async step(id: number, step: string): Promise<void> {
    await this.rows.update({ id }, { step: step.slice(0, 200) });
  }

  async transfer(id: number, progress: TransferProgress): Promise<void> {
    await this.rows.update({ id }, progress);
  }

  async finish(id: number, report: DownloadReport, reportName: string | null): Promise<void> {
    const { state, error, leftOut, items } = report;
    const done = { exposuresDone: items.length, bytesPerSecond: null, finishedAt: this.now() };
    const problems = firstOf(problemsOf(report));
    await this.rows.update(
      { id },
      { ...done, state, step: state, error, leftOut, problems, report: reportName },
    );
  }

  async fail(id: number, error: string): Promise<void> {
    await this.rows.update({ id }, { state: 'failed', step: 'failed', error, finishedAt: this.now() });
  }

  /** Runs that say they go on though no process holds the lock: their process died. The next run goes on with their files. */
  async closeInterrupted(except: number): Promise<void> {
    for (const { id } of await this.rows.findBy({ state: 'running' }))
      if (id !== except)
        await this.fail(id, 'interrupted: its process ended; the next run goes on with its files');
  }

  async recordArrival({ filename, bytes, sha256, version }: ArrivedFile): Promise<void> {
    await this.database.transaction(async (manager) => {
      const known = await manager.findOneBy(DownloadedFileRow, { filename });
      const row = { filename, bytes, sha256, version: version?.slice(0, 60) ?? null, arrivedAt: this.now() };
      await manager.save(DownloadedFileRow, known === null ? row : { ...row, id: known.id });
    });
  }

  private get rows() {
    return this.database.getRepository(DownloadRunRow);
  }
}

function firstOf(problems: readonly string[]): readonly string[] {
  let length = 0;
  return problems.filter((problem) => (length += problem.length + 3) < problemsLength);
}
