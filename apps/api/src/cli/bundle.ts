import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { routes } from '@hstlc/contract';
import { checkHlsp } from '@hstlc/lightcurve';
import { hashFile } from '../archive/hash-file.js';
import { withFitsFiles } from '../archive/open-files.js';
import { writeAtomically } from '../archive/write-atomically.js';
import { bundleManifest } from '../bundles/bundle-manifest.js';
import { queriedFiles } from '../bundles/select-files.js';
import { loadConfiguration, type Configuration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { LightcurvesRepository } from '../lightcurves/lightcurves.repository.js';
import { ListReader } from '../lists/list-reader.js';
import { ProductsRepository } from '../products/products.repository.js';
import type { StoredFile } from '../products/stored-file.js';
import { wholeFile } from '../products/whole-file.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

interface BundleFlags {
  readonly query: string;
  readonly hlsp?: boolean;
  readonly outDir: string;
}

export function bundleCommand(): Command {
  return new Command('bundle')
    .description(
      'a delivery folder: the products that a query finds, with a manifest, by HLSP names when asked',
    )
    .requiredOption(
      '--query <query>',
      "filters as in the address of the list, such as 'kind=composite'; '' is all",
    )
    .option('--hlsp', 'gives them their HLSP names, and leaves out those that fail a check of MAST')
    .option('--out-dir <folder>', 'where they go; it is made', 'bundle')
    .action(async (flags: BundleFlags) => {
      const refused = await makeBundle(loadConfiguration(), flags);
      if (refused > 0) process.exitCode = exitCodes.someRefused;
    });
}

/** @returns how many products were left out */
async function makeBundle(
  configuration: Configuration,
  { query, hlsp, outDir }: BundleFlags,
): Promise<number> {
  const files = await find(configuration, query);
  await mkdir(outDir, { recursive: true });
  const delivered = [];
  for (const file of files) {
    const { place } = await wholeFile(configuration.directories, file);
    const complaints = hlsp === true ? await hlspComplaints(place, file.hlspName) : [];
    for (const complaint of complaints) process.stderr.write(`${file.filename}: left out: ${complaint}\n`);
    if (complaints.length > 0) continue;
    const name = hlsp === true ? file.hlspName : file.filename;
    const copy = path.join(outDir, name);
    await copyFile(place, copy, constants.COPYFILE_FICLONE);
    const sha256 = await hashFile(copy);
    if (sha256 !== file.sha256)
      throw new CommandFailure(
        `${file.filename}: expected the sha256 ${file.sha256}, found ${sha256}; see "hstlc verify"`,
        exitCodes.couldNotRun,
      );
    delivered.push({
      name,
      filename: file.filename,
      bytes: file.bytes,
      sha256,
      url: (configuration.publicUrl ?? '') + routes.product(file.filename),
    });
  }
  const manifest = path.join(outDir, 'manifest.csv');
  await writeAtomically(manifest, Buffer.from(bundleManifest(delivered)));
  process.stdout.write(`${manifest}: ${delivered.length} of ${files.length} products\n`);
  return files.length - delivered.length;
}

async function find(configuration: Configuration, query: string): Promise<readonly StoredFile[]> {
  const database = await openDatabase(configuration.databaseUrl);
  try {
    const filenames = await queriedFiles(
      new LightcurvesRepository(database, new ListReader(database)),
      query,
    );
    return [...(await new ProductsRepository(database).findAll(filenames)).values()];
  } catch (error) {
    if (!(error instanceof ProblemFailure)) throw error;
    throw new CommandFailure(`--query: ${error.message}`, exitCodes.wrongUsage);
  } finally {
    await database.destroy();
  }
}

/** What a product lacks to be delivered under a name; nothing when it may. */
async function hlspComplaints(place: string, name: string): Promise<readonly string[]> {
  const checks = await withFitsFiles([place], ([file]) => checkHlsp(file!, name));
  return checks
    .filter(({ passed }) => !passed)
    .map(
      ({ number, name: check, expected, found }) =>
        `check ${number}, ${check}: expected ${expected}, found ${found}`,
    );
}
