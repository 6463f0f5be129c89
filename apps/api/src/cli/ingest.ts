import path from 'node:path';
import type { IngestItem } from '@hstlc/contract';
import { Command } from 'commander';
import { copyWhole } from '../archive/move-file.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import type { IngestReport } from '../ingest/ingest-progress.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import { recogniseFile, walk } from '../ingest/inventory.js';
import { exitCodes } from './exit-codes.js';
import { terminalProgress } from './terminal-progress.js';

interface Flags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly workers?: number;
}

export function ingestCommand(): Command {
  return new Command('ingest')
    .description('one ingest run over ingest/; files and folders given are first copied there, never moved')
    .argument('[path...]', 'files, or folders to be walked')
    .option('--workers <threads>', 'worker threads', Number)
    .option('--dry-run', 'write nothing, say what would happen')
    .option('--json', 'one JSON object on stdout')
    .action(async (paths: string[], flags: Flags) => {
      const report = await ingestPaths(paths, flags);
      if (flags.json) process.stdout.write(`${JSON.stringify(ingestRecord(report))}\n`);
      else process.stderr.write(`${summary(report)}\n`);
      const isAllWell = report.items.every(({ state }) => state !== 'refused' && state !== 'failed');
      process.exitCode = isAllWell ? exitCodes.done : exitCodes.someRefused;
    });
}

/** Copies what is given into the ingest folder (a dry run leaves it where it is) and carries out a run. */
export async function ingestPaths(
  paths: readonly string[],
  { dryRun = false, workers }: Flags,
): Promise<IngestReport> {
  const loaded = loadConfiguration();
  const configuration = workers === undefined ? loaded : { ...loaded, workers };
  const given = await walk(paths);
  const files = given.filter((file) => recogniseFile(path.basename(file)) !== undefined);
  const progress = terminalProgress();
  for (const file of given) if (!files.includes(file)) progress.item(ignored(file));
  if (!dryRun) await copyIn(configuration, files);
  const database = await openDatabase(configuration.databaseUrl);
  try {
    const runner = new IngestRunner(configuration, database);
    const order = { requestedBy: 'command line', dryRun, elsewhere: dryRun ? files : [] };
    const report = await runner.carryOut(dryRun ? null : await runner.queue(order), order, progress);
    const passedOver = given.filter((file) => !files.includes(file)).map(ignored);
    return { ...report, items: [...report.items, ...passedOver] };
  } finally {
    await database.destroy();
  }
}

async function copyIn({ directories, permissions }: Configuration, files: readonly string[]) {
  const keeper = await PermissionKeeper.create(permissions, () => undefined);
  await keeper.directory(directories.ingest);
  for (const file of files) {
    const to = path.join(directories.ingest, path.basename(file));
    if (path.resolve(file) !== to) await copyWhole(file, to);
  }
}

function ignored(file: string): IngestItem {
  const reason = 'not a file name this archive takes';
  return {
    file: path.basename(file),
    rootname: null,
    state: 'ignored',
    reason,
    checks: [],
    caveats: [],
    products: [],
  };
}

function ingestRecord({ runId, dryRun, items, composites }: IngestReport) {
  return { schema: 'hstlc.ingest/1', runId, dryRun, state: 'done', items, composites };
}

function summary({ items, composites }: IngestReport): string {
  const counts = new Map<string, number>();
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, count]) => `${count} ${state}`);
  return `${parts.join(', ') || 'nothing to ingest'}; ${composites.length} composites made`;
}
