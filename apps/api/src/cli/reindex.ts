import { Command } from 'commander';
import { reindex } from '../verify/reindex.js';
import { exitCodes } from './exit-codes.js';
import { withArchive } from './with-archive.js';

export function reindexCommand(): Command {
  return new Command('reindex')
    .description('rebuilds the database from the files alone; runs and tokens stay as they are')
    .action(async () => {
      const failed = await withArchive(({ context, database, progress }) =>
        reindex(context, database, progress),
      );
      for (const rootname of failed) process.stderr.write(`${rootname}: not indexed\n`);
      process.exitCode = failed.length === 0 ? exitCodes.done : exitCodes.someRefused;
    });
}
