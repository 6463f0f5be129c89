import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { retryOrder } from '../ingest/retry-order.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { carryOut, tell } from './ingest.js';
import { positiveNumber } from './options.js';

export function retryCommand(): Command {
  return new Command('retry')
    .description('judges again the files that an ingest run refused, failed at or left waiting')
    .argument('<run>', 'number of the run', positiveNumber)
    .option('--json', 'one JSON object on stdout')
    .action(async (runId: number, flags: { json?: boolean }) => {
      const configuration = loadConfiguration();
      const database = await openDatabase(configuration.databaseUrl);
      const order = await retryOrder(database, runId, 'command line').finally(() => database.destroy());
      if (order === undefined) {
        const words = `run ${runId}: expected files that were refused, failed or waiting, found none`;
        throw new CommandFailure(words, exitCodes.wrongUsage);
      }
      tell(await carryOut(configuration, order), flags);
    });
}
