import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SimulatedExposure } from '@hstlc/simulator';
import type { DataSource } from 'typeorm';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import type { IngestRunOrder } from '../ingest/ingest-order.js';
import type { IngestProgress, IngestReport } from '../ingest/ingest-progress.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import type { TestDatabaseKind } from './test-databases.js';

export const silent: IngestProgress = {
  step: () => {},
  item: () => {},
  composite: () => {},
  warn: () => {},
};

/** An archive of a test's own: empty folders, a migrated database, and the way to ingest. */
export class IngestArchive {
  private constructor(
    readonly home: string,
    readonly configuration: Configuration,
    readonly database: DataSource,
    private readonly removeDatabase: () => Promise<void>,
  ) {}

  static async create(
    kind: TestDatabaseKind,
    specUrl: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<IngestArchive> {
    const created = await kind.create(specUrl);
    const home = await mkdtemp(path.join(tmpdir(), 'hstlc-ingest-'));
    const variables = {
      HSTLC_HOME: home,
      HSTLC_LOG_LEVEL: 'error',
      HSTLC_DATABASE_URL: created.url,
      HSTLC_WORKERS: '1',
      ...settings,
    };
    const configuration = parseConfiguration(variables, home);
    await mkdir(configuration.directories.ingest, { recursive: true });
    return new IngestArchive(home, configuration, await openDatabase(created.url), created.remove);
  }

  /** Puts an exposure's files into the ingest folder; with a pattern only those whose names match. */
  async drop({ files }: SimulatedExposure, names = /./): Promise<void> {
    for (const { filename, bytes } of files) if (names.test(filename)) await this.write(filename, bytes);
  }

  write(filename: string, bytes: Uint8Array | string): Promise<void> {
    return writeFile(path.join(this.configuration.directories.ingest, filename), bytes);
  }

  async run(order: Partial<IngestRunOrder> = {}, now?: () => Date): Promise<IngestReport> {
    const runner = new IngestRunner(this.configuration, this.database, now);
    const asked = { requestedBy: 'test', dryRun: false, ...order };
    return runner.carryOut(asked.dryRun ? null : await runner.queue(asked), asked, silent);
  }

  /** Files below a folder of the archive, by path relative to it, in order. */
  async files(folder: string): Promise<string[]> {
    const entries = await readdir(path.join(this.home, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(path.join(this.home, folder), path.join(entry.parentPath, entry.name)))
      .toSorted();
  }

  async remove(): Promise<void> {
    await this.database.destroy();
    await this.removeDatabase();
    await rm(this.home, { recursive: true });
  }
}

/** What became of each file, in words. */
export function states({ items }: IngestReport): string[] {
  return items.map(({ file, state }) => `${file} ${state}`);
}
