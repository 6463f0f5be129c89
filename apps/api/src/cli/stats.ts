import path from 'node:path';
import { Argument, Command } from 'commander';
import type { LightcurveStatistics } from '@hstlc/lightcurve/statistics';
import type { ProductKind } from '../database/entities/product-row.js';
import { measureFile } from '../lightcurve-statistics/measure-product.js';
import { recomputeStatistics, type Recomputed } from '../lightcurve-statistics/recompute-statistics.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { refuseOtherFiles } from './read-lightcurve.js';
import { withArchive } from './with-archive.js';

const kinds: Readonly<Record<string, readonly ProductKind[]>> = {
  individual: ['individual'],
  composite: ['composite'],
  both: ['individual', 'composite'],
};

interface Flags {
  readonly json?: boolean;
}

export function statsCommand(): Command {
  return new Command('stats')
    .description('computes the table of statistics anew, or tells those of one lightcurve product')
    .addArgument(
      new Argument('[what]', 'individual, composite or both: the products of the archive; or a file').default(
        'both',
      ),
    )
    .option('--json', 'one JSON object per lightcurve on stdout')
    .action((what: string, flags: Flags) => {
      const chosen = kinds[what];
      return chosen === undefined ? printStatistics(what, flags) : recompute(chosen, flags);
    });
}

async function recompute(chosen: readonly ProductKind[], { json }: Flags): Promise<void> {
  let failed = 0;
  let computed = 0;
  const tell = (each: Recomputed) => {
    if ('error' in each) {
      failed += 1;
      process.stderr.write(`${each.filename}: ${each.error}\n`);
      return;
    }
    computed += 1;
    if (json) process.stdout.write(`${record(each.filename, each.measured.statistics)}\n`);
  };
  await withArchive(({ context, database, progress }) =>
    recomputeStatistics(context, database, { kinds: chosen }, progress, tell),
  );
  if (!json) process.stdout.write(`statistics of ${computed} lightcurves\n`);
  process.exitCode = failed === 0 ? exitCodes.done : exitCodes.someRefused;
}

async function printStatistics(file: string, { json }: Flags): Promise<void> {
  const { statistics } = await refuseOtherFiles(file, () => measureFile(file));
  if (Number.isNaN(statistics.chi2P))
    throw new CommandFailure(`${file}: fewer than three live bins with photons`, exitCodes.someRefused);
  if (json) process.stdout.write(`${record(path.basename(file), statistics)}\n`);
  else
    for (const [name, value] of Object.entries(statistics))
      process.stdout.write(`${name.padEnd(24)}${value ?? ''}\n`);
}

/** What `--json` prints of a lightcurve. */
function record(filename: string, statistics: LightcurveStatistics): string {
  return JSON.stringify({ schema: 'hstlc.stats/1', file: filename, ...statistics });
}
