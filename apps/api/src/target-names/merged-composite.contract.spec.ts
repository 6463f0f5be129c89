import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulateStis } from '@hstlc/simulator';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { ProductRow } from '../database/entities/product-row.js';
import type { IngestProgress } from '../ingest/ingest-progress.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { TargetNames } from './target-names.js';

const silent: IngestProgress = { step: () => {}, item: () => {}, composite: () => {}, warn: () => {} };

describe.each(testDatabases)('composites of merged targets on $kind', ({ create }) => {
  let created: TestDatabase;
  let database: DataSource;
  let home: string;
  let configuration: Configuration;

  beforeEach(async () => {
    created = await create(import.meta.url);
    database = await openDatabase(created.url);
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-merged-'));
    const variables = { HSTLC_HOME: home, HSTLC_DATABASE_URL: created.url, HSTLC_WORKERS: '1' };
    configuration = parseConfiguration(variables, home);
    await mkdir(configuration.directories.ingest, { recursive: true });
  });
  afterEach(async () => {
    await database.destroy();
    await created.remove();
    await rm(home, { recursive: true });
  });

  async function run(): Promise<void> {
    const runner = new IngestRunner(configuration, database);
    const order = { requestedBy: 'a test', dryRun: false };
    await runner.carryOut(await runner.queue(order), order, silent);
  }
  async function composites(): Promise<readonly string[]> {
    const rows = await database
      .getRepository(ProductRow)
      .find({ where: { kind: 'composite' }, relations: { members: true }, order: { targname: 'ASC' } });
    return rows.map(
      ({ targname, members = [] }) => `${targname}: ${members.map(({ rootname }) => rootname).join(' ')}`,
    );
  }

  it('hold the exposures of both, and come apart when the targets do', async () => {
    const short = { exposureSeconds: 60, sourceRate: 40, seed: 5 };
    const exposures = [
      simulateStis({ ...short, rootname: 'otest0010', targetName: 'STAR-A', startMjd: 58_000 }),
      simulateStis({ ...short, rootname: 'otest0020', targetName: 'OTHER-NAME', startMjd: 58_001 }),
    ];
    for (const { filename, bytes } of exposures.flatMap(({ files }) => files))
      await writeFile(path.join(configuration.directories.ingest, filename), bytes);
    await run();
    expect(await composites()).toEqual(['OTHER-NAME: otest0020', 'STAR-A: otest0010']);

    const names = new TargetNames(database, configuration.directories);
    await names.add('OTHER NAME', 'STAR-A', 'a test');
    await run();
    expect(await composites()).toEqual(['STAR-A: otest0010 otest0020']);

    const later = simulateStis({
      ...short,
      rootname: 'otest0030',
      targetName: 'Other Name',
      startMjd: 58_002,
    });
    for (const { filename, bytes } of later.files)
      await writeFile(path.join(configuration.directories.ingest, filename), bytes);
    await run();
    expect(await composites()).toEqual(['STAR-A: otest0010 otest0020 otest0030']);

    await names.remove('OTHER NAME', 'STAR-A', 'a test');
    await run();
    expect(await composites()).toEqual([
      'OTHER-NAME: otest0020',
      'Other Name: otest0030',
      'STAR-A: otest0010',
    ]);
  });
});
