import path from 'node:path';
import { Command } from 'commander';
import { lightcurveStatistics } from '@hstlc/lightcurve/statistics';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { readLightcurve } from './read-lightcurve.js';

export function statsCommand(): Command {
  return new Command('stats')
    .description('statistics of a lightcurve product: the documented set, variability, the strongest period')
    .argument('<file>', 'a lightcurve product')
    .option('--json', 'one JSON object on stdout')
    .action(printStatistics);
}

async function printStatistics(file: string, { json }: { readonly json?: boolean }): Promise<void> {
  const statistics = lightcurveStatistics(await readLightcurve(file));
  if (statistics === undefined)
    throw new CommandFailure(`${file}: fewer than three live bins`, exitCodes.someRefused);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ schema: 'hstlc.stats/1', file: path.basename(file), ...statistics })}\n`,
    );
  else
    for (const [name, value] of Object.entries(statistics))
      process.stdout.write(`${name.padEnd(24)}${value ?? ''}\n`);
}
