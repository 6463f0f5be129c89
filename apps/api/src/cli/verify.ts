import { Command } from 'commander';
import type { Difference } from '../verify/difference.js';
import { findDifferences } from '../verify/find-differences.js';
import { repair } from '../verify/repair.js';
import { exitCodes } from './exit-codes.js';
import { withArchive, type LockedArchive } from './with-archive.js';

interface Flags {
  readonly repair?: boolean;
  readonly json?: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('holds database, files and checksums against each other; names each difference')
    .option('--repair', 'make again what can be made again, and put files where they belong')
    .option('--json', 'one JSON object on stdout')
    .action(async (flags: Flags) => {
      const differences = await withArchive((archive) => verify(archive, flags.repair ?? false));
      const clean = differences.every(({ repaired }) => repaired);
      const told = differences.map((each) => ({ ...each, remedy: undefined }));
      if (flags.json)
        process.stdout.write(`${JSON.stringify({ schema: 'hstlc.verify/1', clean, differences: told })}\n`);
      else process.stdout.write(text(differences));
      process.exitCode = clean ? exitCodes.done : exitCodes.someRefused;
    });
}

/** The differences found; after a repair, each says whether it is gone. */
export async function verify(archive: LockedArchive, isRepair: boolean): Promise<readonly Difference[]> {
  const { database, context, progress } = archive;
  const find = () =>
    findDifferences(database, context.directories, (done, total) =>
      progress.step('reading files', done, total),
    );
  const before = await find();
  if (!isRepair || before.length === 0) return before;
  await repair(context, database, before, progress);
  const left = new Set((await find()).map(nameOf));
  return before.map((each) => ({ ...each, repaired: !left.has(nameOf(each)) }));
}

const nameOf = ({ code, path }: Difference) => `${code} ${path}`;

function text(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'database, files and checksums agree\n';
  return differences
    .map(({ code, path, table, expected, found, repairable, repaired }) => {
      const what = `${code}\t${path}\t${table ?? '-'}\texpected ${expected ?? '-'}, found ${found ?? 'nothing'}`;
      return `${what}\t${repaired ? 'repaired' : repairable ? 'repairable' : 'not repairable'}\n`;
    })
    .join('');
}
