import { Command } from 'commander';
import { PermissionKeeper } from '../archive/permissions.js';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { namedReferences } from '../references/named-references.js';
import { fetchReference, lookAtReference, type ReferenceRecord } from '../references/sync-references.js';
import { exitCodes } from './exit-codes.js';
import { prepareHome } from './prepare-home.js';

interface Flags {
  readonly sync?: boolean;
  readonly needed?: boolean;
  readonly json?: boolean;
}

export function referencesCommand(): Command {
  return new Command('references')
    .description("calibration reference files that the archive's headers name: present, missing, fetched")
    .option('--sync', 'fetch those that are missing or broken from CRDS')
    .option('--needed', 'only those that our own extraction and calibration read')
    .option('--json', 'one JSON object per file on stdout')
    .action(async (flags: Flags) => {
      const states = await references(flags);
      const isAllThere = states.every((state) => state === 'present' || state === 'fetched');
      process.exitCode = isAllThere ? exitCodes.done : exitCodes.someRefused;
    });
}

async function references({ sync = false, needed = false, json = false }: Flags) {
  const configuration = loadConfiguration();
  const { directories, databaseUrl, permissions, services, download } = configuration;
  await prepareHome(configuration);
  const warn = (words: string) => process.stderr.write(`  ! ${words}\n`);
  const database = await openDatabase(databaseUrl);
  const named = await namedReferences(database, directories, warn).finally(() => database.destroy());
  const keeper = await PermissionKeeper.create(permissions, sync ? warn : () => undefined);
  const context = { service: services.crds, patience: download, permissions: keeper };
  const states: ReferenceRecord['state'][] = [];
  for (const reference of named.filter(({ isNeeded }) => isNeeded || !needed)) {
    const found = await lookAtReference(reference, configuration.references);
    const record = sync ? await fetchReference(found, context) : found;
    states.push(record.state);
    process.stdout.write(json ? `${JSON.stringify(jsonOf(record))}\n` : textOf(record));
  }
  return states;
}

function jsonOf({ name, path, state, bytes, keywords, exposures, isNeeded, reason }: ReferenceRecord) {
  return {
    schema: 'hstlc.references/1',
    name,
    path,
    state,
    bytes,
    keywords,
    exposures,
    needed: isNeeded,
    reason,
  };
}

function textOf({ name, state, keywords, exposures, isNeeded, reason }: ReferenceRecord): string {
  const why = reason === null ? '' : `  ${reason}`;
  const by = `${keywords.join(', ')} of ${exposures} exposures${isNeeded ? ', needed' : ''}`;
  return `${state.padEnd(8)} ${name.padEnd(30)} ${by}${why}\n`;
}
