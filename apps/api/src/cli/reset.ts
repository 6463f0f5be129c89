import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { emptyIndex } from '../verify/reindex.js';
import { resetFilesystem } from '../verify/reset-filesystem.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { withArchive } from './with-archive.js';

const tables = ['metadata', 'outputs', 'bad_data', 'stats'] as const;

export function resetDatabaseCommand(): Command {
  return new Command('reset-database')
    .description('empties the tables that "hstlc reindex" can fill again, or one of the documented four')
    .argument('[table]', tables.join(', '))
    .option('--yes', 'without being asked')
    .action(async (table: string | undefined, { yes }: { yes?: boolean }) => {
      const known = tables.find((each) => each === table);
      if (table !== undefined && known === undefined)
        throw new CommandFailure(
          `table: expected ${tables.join(', ')}, found ${JSON.stringify(table)}`,
          exitCodes.wrongUsage,
        );
      await confirm('reset-database', yes);
      await withArchive(async ({ database }) => {
        if (known === undefined) await emptyIndex(database);
        else await database.createQueryBuilder().delete().from(known).execute();
      });
      process.stderr.write(`${known ?? 'the index'} is empty; "hstlc reindex" fills it from the files\n`);
    });
}

export function resetFilesystemCommand(): Command {
  return new Command('reset-filesystem')
    .description('moves every input back to ingest/ and removes the products; the index is emptied too')
    .option('--yes', 'without being asked')
    .action(async ({ yes }: { yes?: boolean }) => {
      await confirm('reset-filesystem', yes);
      const { moved, removed } = await withArchive(async ({ context, database }) => {
        await emptyIndex(database);
        return resetFilesystem(context.directories);
      });
      process.stderr.write(`${moved} files went back to ingest/, ${removed} products were removed\n`);
    });
}

/** Asks a person to type the command's name; a program has to say --yes. */
async function confirm(word: string, yes: boolean | undefined): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new CommandFailure('expected --yes, or a terminal to ask at', exitCodes.wrongUsage);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`type "${word}" to go on: `);
  terminal.close();
  if (answer.trim() !== word) throw new CommandFailure('nothing was changed', exitCodes.wrongUsage);
}
