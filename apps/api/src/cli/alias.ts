import { Command } from 'commander';
import { auditCommand } from '../audit/audit-command.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { NameService } from '../target-names/name-service.js';
import type { Retargeted } from '../target-names/retarget.js';
import { TargetNames } from '../target-names/target-names.js';
import type { DataSource } from 'typeorm';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { prepareHome } from './prepare-home.js';

export function aliasCommand(): Command {
  const command = new Command('alias').description('other names of targets; merges and splits targets');
  command
    .command('add')
    .description('makes a name an alias; exposures that bear it become those of the target')
    .argument('<alias>')
    .argument('<target>', 'as the archive has it')
    .action((alias: string, target: string) => change('add', alias, target));
  command
    .command('remove')
    .description('takes an alias away; exposures whose header has it bear it again')
    .argument('<alias>')
    .argument('<target>')
    .action((alias: string, target: string) => change('remove', alias, target));
  command
    .command('list')
    .description('every alias with its target')
    .argument('[target]')
    .option('--json', 'one JSON object per alias')
    .action((target: string | undefined, { json = false }: { json?: boolean }) =>
      withNames(async ({ names }) => {
        for (const { alias, target: of, origin, addedBy } of await names.aliases.list(target))
          say(
            json
              ? { schema: 'hstlc.alias/1', alias, target: of, origin, addedBy }
              : `${alias}\t${of}\t${origin}`,
          );
      }),
    );
  command
    .command('apply')
    .description('brings the names in the archive into agreement with aliases, spelling and the name service')
    .option('--offline', 'ask nobody')
    .action(({ offline = false }: { offline?: boolean }) =>
      withNames(async ({ names, service }) => tell(await names.apply(offline ? undefined : service))),
    );
  command
    .command('suggest')
    .description('targets within an arcsecond of each other, which may be one')
    .option('--json', 'one JSON object per pair')
    .action(({ json = false }: { json?: boolean }) =>
      withNames(async ({ names }) => {
        for (const suggestion of await names.suggestions()) {
          const { targets, separationArcsec, isMotionKnown } = suggestion;
          const motion = isMotionKnown ? '' : '\tproper motion not known';
          say(
            json
              ? { schema: 'hstlc.alias-suggestion/1', ...suggestion }
              : `${targets.join('\t')}\t${separationArcsec.toFixed(2)} arcsec${motion}`,
          );
        }
      }),
    );
  return command;
}

/** Adds an alias or takes it away, and says what came of it. */
function change(what: 'add' | 'remove', alias: string, target: string): Promise<void> {
  return withNames(async ({ names, database }) => {
    const { retargeted } = await names[what](alias, target, 'command line');
    await auditCommand(database, `alias ${what}`, { alias, target });
    tell(retargeted);
  });
}

interface Parts {
  readonly database: DataSource;
  readonly names: TargetNames;
  readonly service: NameService;
}

async function withNames(work: (parts: Parts) => Promise<void>): Promise<void> {
  const configuration = loadConfiguration();
  await prepareHome(configuration);
  const database = await openDatabase(configuration.databaseUrl);
  try {
    await work(partsOf(configuration, database));
  } catch (error) {
    if (error instanceof ProblemFailure) throw new CommandFailure(error.message, exitCodes.wrongUsage);
    throw error;
  } finally {
    await database.destroy();
  }
}

function partsOf({ directories, services }: Configuration, database: DataSource): Parts {
  const warn = (words: string) => process.stderr.write(`  ! ${words}\n`);
  return {
    database,
    names: new TargetNames(database, directories),
    service: new NameService(database, services, warn),
  };
}

function tell(retargeted: readonly Retargeted[]): void {
  for (const { from, to, exposures } of retargeted) say(`${exposures} exposures of ${from} are of ${to} now`);
  if (retargeted.length > 0) process.stderr.write('the next ingest run makes their composites anew\n');
}

function say(what: object | string): void {
  process.stdout.write(`${typeof what === 'string' ? what : JSON.stringify(what)}\n`);
}
