import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { scopes } from '@hstlc/contract';
import { simulateArchive } from '@hstlc/simulator';
import { copyWhole } from '../archive/move-file.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { writeAtomically } from '../archive/write-atomically.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { recogniseFile, walk } from '../ingest/inventory.js';
import { ingestPaths } from './ingest.js';
import { positiveNumber } from './options.js';
import { addToken } from './token.js';

interface Flags {
  readonly observations: number;
  readonly seed: number;
  readonly ifEmpty?: boolean;
}

/** How far the demonstration of an archive has come; kept in the archive's root. */
interface DemonstrationRecord extends Pick<Flags, 'observations' | 'seed'> {
  readonly state: 'begun' | 'done';
}

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'simulates a small archive into ingest/ and ingests it; a run that was cut off is gone on with',
    )
    .option('--observations <count>', 'exposures to simulate', positiveNumber, 10)
    .option('--seed <number>', 'another seed gives other photons', positiveNumber, 1)
    .option('--if-empty', 'do nothing when the archive holds anything but a demonstration that was cut off')
    .action(async (flags: Flags) => {
      const configuration = loadConfiguration();
      const record = await readRecord(configuration);
      if (
        flags.ifEmpty &&
        (record?.state === 'done' || (record === undefined && (await isInUse(configuration))))
      )
        return;
      const { observations, seed } = record?.state === 'begun' ? record : flags;
      await demonstrate(configuration, { observations, seed });
    });
}

async function demonstrate(
  configuration: Configuration,
  order: Pick<Flags, 'observations' | 'seed'>,
): Promise<void> {
  const keeper = await PermissionKeeper.create(configuration.permissions, () => undefined);
  await keeper.directory(configuration.directories.home);
  await writeRecord(configuration, { ...order, state: 'begun' });
  await fillIngest(configuration, order, await keeper.directory(configuration.directories.ingest));
  await ingestPaths([], {});
  await writeRecord(configuration, { ...order, state: 'done' });
  await offerToken(configuration);
}

/** Puts every sample file into the ingest folder that the archive does not have already, taken or refused. */
async function fillIngest(
  { databaseUrl, sampleData, directories }: Configuration,
  order: Pick<Flags, 'observations' | 'seed'>,
  ingest: string,
): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const taken = await database.getRepository(ExposureFileRow).find({ select: { filename: true } });
  const refused = await database.getRepository(BadDataRow).find({ select: { filename: true } });
  await database.destroy();
  const known = new Set([...taken, ...refused].map(({ filename }) => filename));
  let count = 0;
  for (const { filename, bytes } of simulateArchive(order)) {
    count += 1;
    process.stderr.write(
      `simulating ${filename} (file ${count}, ${(bytes.byteLength / 1e6).toFixed(1)} MB)\n`,
    );
    // a refused file was moved before its row could be lost, a taken one after: look at both places
    const isThere = known.has(filename) || existsSync(path.join(directories.badData, filename));
    if (!isThere && !existsSync(path.join(ingest, filename)))
      await writeAtomically(path.join(ingest, filename), bytes);
  }
  if (sampleData === undefined) return;
  for (const file of await walk([path.join(sampleData, 'real')])) {
    const filename = path.basename(file);
    if (recogniseFile(filename) === undefined || known.has(filename)) continue;
    process.stderr.write(`copying ${filename} (real)\n`);
    if (!existsSync(path.join(ingest, filename))) await copyWhole(file, path.join(ingest, filename));
  }
}

/** Whether somebody has put anything into the archive. */
async function isInUse({ databaseUrl, directories }: Configuration): Promise<boolean> {
  if (existsSync(directories.ingest) && (await readdir(directories.ingest)).length > 0) return true;
  if (!existsSync(directories.home) && databaseUrl.startsWith('sqlite:')) return false;
  const keeper = await PermissionKeeper.create(
    { group: '', fileMode: 0o660, directoryMode: 0o770 },
    () => undefined,
  );
  await keeper.directory(directories.home);
  const database = await openDatabase(databaseUrl);
  const exposures = await database.getRepository(ExposureFileRow).count();
  await database.destroy();
  return exposures > 0;
}

/** Prints a staff token for trying out, once. */
async function offerToken({ databaseUrl }: Configuration): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const name = 'demonstration';
  if (!(await database.getRepository(ApiTokenRow).existsBy({ name }))) {
    const token = await addToken(database, name, scopes);
    process.stderr.write(`a staff token for trying out, shown this once: ${token}\n`);
  }
  await database.destroy();
}

const recordFile = ({ directories }: Configuration) => path.join(directories.home, 'demonstration.json');

async function readRecord(configuration: Configuration): Promise<DemonstrationRecord | undefined> {
  if (!existsSync(recordFile(configuration))) return undefined;
  return JSON.parse(await readFile(recordFile(configuration), 'utf8')) as DemonstrationRecord;
}

async function writeRecord(configuration: Configuration, record: DemonstrationRecord): Promise<void> {
  await writeAtomically(recordFile(configuration), new TextEncoder().encode(JSON.stringify(record)));
}
