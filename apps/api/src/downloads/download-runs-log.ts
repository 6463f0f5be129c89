import type { DownloadRequest } from '@hstlc/contract';
import { In, Not, type DataSource } from 'typeorm';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { DownloadedFileRow } from '../database/entities/downloaded-file-row.js';
import { problemsOf, type DownloadReport, type TransferProgress } from './download-progress.js';
import type { ArrivedFile } from './fetch-exposure.js';

/** Who asks for runs that are watched by somebody, and not taken up by a server. */
export const commandLine = 'command line';

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

  /**
   * Runs that a server was asked for and that died with it, or before their turn; they are closed, and what they asked
   * for is handed on. Only to be called while nobody holds the lock.
   */
  async takeInterrupted(): Promise<readonly Pick<DownloadRunRow, 'request' | 'requestedBy'>[]> {
    const rows = await this.rows.findBy({ state: In(['running', 'queued']), requestedBy: Not(commandLine) });
    for (const { id } of rows)
      await this.fail(id, 'interrupted: its process ended; a new run goes on with its files');
    return rows.map(({ request, requestedBy }) => ({ request, requestedBy }));
  }

  /** Puts runs back that end because their server stops: the server takes them up when it comes back. */
  async handBack(ids: readonly number[]): Promise<void> {
    const waiting = { state: 'queued', step: 'waiting for the server to come back', error: null } as const;
    if (ids.length > 0) await this.rows.update({ id: In([...ids]) }, { ...waiting, finishedAt: null });
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
