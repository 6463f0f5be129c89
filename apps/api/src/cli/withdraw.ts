import { Command } from 'commander';
import { auditCommand } from '../audit/audit-command.js';
import { remakeComposites } from '../ingest/composites.js';
import { changeVisibility, type VisibilityChange } from '../ingest/withdraw.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { releaseDate } from './options.js';
import { withArchive } from './with-archive.js';

const nameHelp = 'rootname of an exposure, or name of a lightcurve';

export function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('takes an exposure or a composite out of the public archive; nothing is deleted')
    .argument('<name>', nameHelp)
    .requiredOption('--why <text>', 'the reason, which its address then answers (at most 500 letters)')
    .action(async (name: string, { why }: { why: string }) => {
      const withdrawnReason = why.trim().slice(0, 500);
      if (withdrawnReason === '')
        throw new CommandFailure('--why: expected a reason, found blanks', exitCodes.wrongUsage);
      await change('withdraw', name, { withdrawnAt: new Date(), withdrawnReason }, 'is withdrawn');
    });
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('brings back what was withdrawn')
    .argument('<name>', nameHelp)
    .action((name: string) =>
      change('restore', name, { withdrawnAt: null, withdrawnReason: null }, 'is back'),
    );
}

export function releaseCommand(): Command {
  return new Command('release')
    .description('sets when an exposure becomes public; before, staff alone see it')
    .argument('<rootname>')
    .option('--on <date>', 'date (UTC), such as 2027-01-31; without it: now', releaseDate)
    .action((name: string, { on }: { on?: Date }) =>
      change('release', name, { publicFrom: on ?? null }, on === undefined ? 'is public' : 'has its date'),
    );
}

/** Changes who sees it, and makes the composites anew that it is in. */
async function change(
  command: 'withdraw' | 'restore' | 'release',
  name: string,
  wanted: VisibilityChange,
  words: string,
): Promise<void> {
  await withArchive(async ({ context, database, progress }) => {
    const kind = await changeVisibility(context, database, name, wanted);
    if (kind === undefined)
      throw new CommandFailure(
        `${JSON.stringify(name)}: expected an exposure or a lightcurve of this archive, found none`,
        exitCodes.wrongUsage,
      );
    await remakeComposites(context, progress, async (composite) => progress.composite(composite));
    await auditCommand(database, command, { name, ...wanted });
    process.stderr.write(`${kind} ${name} ${words}\n`);
  });
}
