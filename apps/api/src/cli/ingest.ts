import path from 'node:path';
import type { IngestItem } from '@hstlc/contract';
import { Command } from 'commander';
import { hashFile } from '../archive/hash-file.js';
import { copyWhole } from '../archive/move-file.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import type { IngestRunOrder } from '../ingest/ingest-order.js';
import type { IngestReport } from '../ingest/ingest-progress.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { recogniseFile, walk } from '../ingest/inventory.js';
import { itemOf } from '../ingest/refuse-files.js';
import { exitCodes } from './exit-codes.js';
import { releaseDate } from './options.js';
import { terminalProgress } from './terminal-progress.js';

interface Flags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly workers?: number;
  readonly corrtagExtract?: boolean;
  readonly release?: Date;
}

export function ingestCommand(): Command {
  return new Command('ingest')
    .description('one ingest run over ingest/; files and folders given are first copied there, never moved')
    .argument('[path...]', 'files, or folders to be walked')
    .option('--workers <threads>', 'worker threads', Number)
    .option('--corrtag-extract', 'derive the corrtags of all STIS tags in the archive again')
    .option('--release <date>', 'when new exposures become public (UTC), such as 2027-01-31', releaseDate)
    .option('--dry-run', 'write nothing, say what would happen')
    .option('--json', 'one JSON object on stdout')
    .action(async (paths: string[], flags: Flags) => {
      tell(await ingestPaths(paths, flags), flags);
    });
}

/** Prints a run's report and sets the exit code. */
export function tell(report: IngestReport, { json }: Pick<Flags, 'json'>): void {
  if (json) process.stdout.write(`${JSON.stringify(ingestRecord(report))}\n`);
  else process.stderr.write(`${summary(report)}\n`);
  const isAllWell = report.items.every(({ state }) => state !== 'refused' && state !== 'failed');
  process.exitCode = isAllWell ? exitCodes.done : exitCodes.someRefused;
}

/** Copies what is given into the ingest folder (a dry run leaves it where it is) and carries out a run. */
export async function ingestPaths(paths: readonly string[], flags: Flags): Promise<IngestReport> {
  const { dryRun = false, workers, corrtagExtract = false, release } = flags;
  const loaded = loadConfiguration();
  const configuration = workers === undefined ? loaded : { ...loaded, workers };
  const { files, passedOver } = await sortOut(await walk(paths));
  if (!dryRun) await copyIn(configuration, files);
  const order = {
    requestedBy: 'command line',
    dryRun,
    corrtagExtract,
    elsewhere: dryRun ? files : [],
    ...(release === undefined ? {} : { publicFrom: release }),
  };
  const report = await carryOut(configuration, order);
  return { ...report, items: [...report.items, ...passedOver] };
}

/** Carries out a run for somebody at a terminal, who may end it by Ctrl-C after the exposures it is at. */
export async function carryOut(configuration: Configuration, order: IngestRunOrder): Promise<IngestReport> {
  const progress = terminalProgress();
  const stop = new AbortController();
  const onInterrupt = () => {
    progress.warn('ending after the exposures under way; once more ends at once, and the next run goes on');
    stop.abort();
  };
  process.once('SIGINT', onInterrupt);
  // its threads begin while the database is opened
  const { workers } = configuration;
  const pool = new WorkerPool(workers, { ready: workers });
  try {
    return await withDatabase(configuration, async (runner) => {
      const asked = { ...order, signal: stop.signal };
      return runner.carryOut(order.dryRun ? null : await runner.queue(asked), asked, progress, pool);
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    await pool.close();
  }
}

async function withDatabase<Result>(
  configuration: Configuration,
  work: (runner: IngestRunner) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(configuration.databaseUrl);
  try {
    return await work(new IngestRunner(configuration, database));
  } finally {
    await database.destroy();
  }
}

/** Of files given: those to be ingested, and those that are passed over: not ours, or another of a name taken already. */
async function sortOut(given: readonly string[]): Promise<{ files: string[]; passedOver: IngestItem[] }> {
  const files = new Map<string, string>();
  const passedOver: IngestItem[] = [];
  for (const file of given) {
    const name = path.basename(file);
    const other = files.get(name);
    const pass = (reason: string) => passedOver.push(itemOf(name, null, 'ignored', { reason }));
    if (recogniseFile(name) === undefined) pass('not a file name this archive takes');
    else if (other === undefined) files.set(name, file);
    else if ((await hashFile(other)) !== (await hashFile(file)))
      pass(`conflict: ${JSON.stringify(other)} was given under the same name with other bytes`);
  }
  return { files: [...files.values()], passedOver };
}

async function copyIn({ directories, permissions }: Configuration, files: readonly string[]) {
  const keeper = await PermissionKeeper.create(permissions, () => undefined);
  await keeper.directory(directories.ingest);
  for (const file of files) {
    const to = path.join(directories.ingest, path.basename(file));
    if (path.resolve(file) !== to) await copyWhole(file, to);
  }
}

function ingestRecord({ runId, dryRun, state, items, composites }: IngestReport) {
  return { schema: 'hstlc.ingest/1', runId, dryRun, state, items, composites };
}

function summary({ items, composites, state }: IngestReport): string {
  const counts = new Map<string, number>();
  for (const each of items) counts.set(each.state, (counts.get(each.state) ?? 0) + 1);
  const parts = [...counts].map(([name, count]) => `${count} ${name}`);
  const words = `${parts.join(', ') || 'nothing to ingest'}; ${composites.length} composites made`;
  return state === 'cancelled' ? `${words}; ended before all was done` : words;
}
