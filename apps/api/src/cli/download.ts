import { Command, InvalidArgumentError } from 'commander';
import { downloadRequestSchema, type DownloadRequest } from '@hstlc/contract';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { problemsOf, type DownloadReport } from '../downloads/download-progress.js';
import { DownloadRunner } from '../downloads/download-runner.js';
import { commandLine } from '../downloads/download-runs-log.js';
import { joined, reportText } from '../downloads/write-report.js';
import { prepareHome } from './prepare-home.js';
import { exitCodes } from './exit-codes.js';
import { bytesInWords, terminalDownloadProgress } from './terminal-download-progress.js';

interface Flags {
  readonly since?: string;
  readonly limit?: number;
  readonly target?: string;
  readonly proposal?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function downloadCommand(): Command {
  return new Command('download')
    .description('new public time-tag exposures from MAST into ingest/; an interrupted one is gone on with')
    .option('--since <date>', 'only what became public on this day (UTC) or later, such as 2026-01-31', day)
    .option('--limit <exposures>', 'at most so many exposures', wholeNumber)
    .option('--target <name>', 'only this target, in any spelling')
    .option('--proposal <id>', 'only this proposal', wholeNumber)
    .option('--dry-run', 'fetch nothing, say what would be fetched')
    .option('--json', 'the report as one JSON object on stdout')
    .action(async ({ json = false, dryRun = false, ...flags }: Flags) => {
      const { since = null, limit = null, target = null, proposal = null } = flags;
      const report = await download({ dryRun, since, limit, target, proposal });
      if (json) for (const piece of joined(reportText(report), 1 << 16)) process.stdout.write(piece);
      else process.stderr.write(`${summary(report)}\n`);
      process.exitCode = exitCodeOf(report);
    });
}

async function download(request: DownloadRequest): Promise<DownloadReport> {
  const configuration = loadConfiguration();
  await prepareHome(configuration);
  const database = await openDatabase(configuration.databaseUrl);
  const cancel = new AbortController();
  const onSignal = () => cancel.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const runner = new DownloadRunner(configuration, database);
    const runId = request.dryRun ? null : await runner.queue(request, commandLine);
    return await runner.carryOut(runId, request, terminalDownloadProgress(), cancel.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await database.destroy();
  }
}

function exitCodeOf(report: DownloadReport): number {
  if (report.state !== 'done') return exitCodes.couldNotRun;
  return problemsOf(report).length === 0 ? exitCodes.done : exitCodes.someRefused;
}

function summary(report: DownloadReport): string {
  const { items, leftOut, bytes, state, error, dryRun } = report;
  const count = (wanted: string) => items.filter((item) => item.state === wanted).length;
  const left = Object.entries(leftOut).map(([reason, exposures]) => `${exposures} ${reason}`);
  const lines = dryRun
    ? [`${count('planned')} exposures would be fetched (${bytesInWords(bytes)})`]
    : [
        `${count('arrived')} exposures arrived (${bytesInWords(bytes)}), ${count('waiting')} wait, ${count('failed')} failed`,
      ];
  if (left.length > 0) lines.push(`left out: ${left.join(', ')}`);
  if (!dryRun) lines.push(...problemsOf(report).slice(0, 20));
  if (state !== 'done') lines.push(`${state}: ${error}; the next download goes on from here`);
  return lines.join('\n');
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('expected a whole number above 0');
  return Number(text);
}

function day(text: string): string {
  const parsed = downloadRequestSchema.shape.since.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('expected a date such as 2026-01-31');
  return text;
}
