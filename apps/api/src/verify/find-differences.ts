import path from 'node:path';
import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { hashFile } from '../archive/hash-file.js';
import { partialEnding } from '../archive/write-atomically.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { recogniseFile } from '../ingest/inventory.js';
import { strayStatistics, unmeasuredProducts } from '../lightcurve-statistics/recompute-statistics.js';
import { visibilityEnding } from '../ingest/visibility-file.js';
import { filesBelow, type FoundFile } from './archive-files.js';
import type { Difference, Remedy } from './difference.js';

/** A file that a row speaks of. */
interface Claim {
  readonly relative: string;
  readonly file: string;
  readonly table: string;
  /** undefined: the row does not tell */
  readonly sha256: string | undefined;
  readonly remedy: Remedy;
}

/**
 * Holds the index against the files: every file a row speaks of must be there with its checksum, every file that is
 * there must have its row. Reads every byte of the archive; changes nothing.
 *
 * @param onFile called for each file before it is read
 */
export async function findDifferences(
  database: DataSource,
  directories: ArchiveDirectories,
  onFile: (done: number, total: number) => void,
): Promise<readonly Difference[]> {
  const claims = await allClaims(database, directories);
  const differences: Difference[] = [
    ...(await rowsWithoutProduct(database)),
    ...(await statisticsThatDiffer(database)),
  ];
  let done = 0;
  for (const claim of claims.values()) {
    onFile((done += 1), claims.size);
    const difference = await check(claim);
    if (difference !== undefined) differences.push(difference);
  }
  for (const folder of ['filesystem', 'outputs', 'badData'] as const)
    for (const found of await filesBelow(directories, directories[folder]))
      if (!claims.has(found.relative)) differences.push(...unclaimed(found));
  const unique = new Map(differences.map((each) => [`${each.code} ${each.path}`, each]));
  return [...unique.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function check({ relative, file, table, sha256, remedy }: Claim): Promise<Difference | undefined> {
  const facts = { path: relative, table, repairable: remedy.kind !== 'none', repaired: false, remedy };
  if (!existsSync(file)) return { ...facts, code: 'missing-file', expected: sha256 ?? 'a file', found: null };
  if (sha256 === undefined) return undefined;
  const found = await hashFile(file);
  return found === sha256 ? undefined : { ...facts, code: 'wrong-checksum', expected: sha256, found };
}

async function allClaims(
  database: DataSource,
  directories: ArchiveDirectories,
): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  const add = (folder: string, filename: string, rest: Pick<Claim, 'table' | 'sha256' | 'remedy'>) => {
    const relative = `${folder}/${filename}`;
    claims.set(relative, { relative, file: archiveFile(directories, folder, filename), ...rest });
  };
  const none = { kind: 'none' } as const;
  const exposures = await database
    .getRepository(ExposureRow)
    .find({ relations: { files: true, metadata: true } });
  for (const { rootname, files, metadata } of exposures) {
    for (const { path: folder, filename, sha256 } of files!)
      add(folder, filename, { table: 'exposure_file', sha256, remedy: none });
    const isTag = files!.some(({ filename }) => recogniseFile(filename)?.kind === 'tag');
    const again = { table: 'exposure', sha256: undefined, remedy: { kind: 'make-again', rootname } } as const;
    if (isTag) add(metadata!.path, `${rootname}_corrtag.fits`, again);
  }
  for (const row of await database.getRepository(ProductRow).find()) {
    const remedy: Remedy =
      row.rootname === null
        ? { kind: 'make-composite', stem: row.stem }
        : { kind: 'make-again', rootname: row.rootname };
    add(row.path, row.filename, { table: 'product', sha256: row.sha256, remedy });
    if (row.previewFilename !== null)
      add(row.previewPath!, row.previewFilename, { table: 'product', sha256: undefined, remedy });
  }
  for (const { path: folder, storedFilename, sha256 } of await database
    .getRepository(SupersededFileRow)
    .find())
    add(folder, storedFilename, { table: 'superseded_file', sha256, remedy: none });
  for (const { filename } of await database.getRepository(BadDataRow).find())
    // one that is to be judged again lies in the ingest folder
    if (!existsSync(path.join(directories.ingest, filename)))
      add('bad_data', filename, { table: 'bad_data', sha256: undefined, remedy: none });
  return claims;
}

/** Exposures whose lightcurve the index does not know, and composites that are noted to be made. */
async function rowsWithoutProduct(database: DataSource): Promise<Difference[]> {
  const facts = { expected: 'a product', found: null, repairable: true, repaired: false } as const;
  const missing = await database
    .getRepository(ExposureRow)
    .createQueryBuilder('exposure')
    .leftJoin(ProductRow, 'product', 'product.rootname = exposure.rootname')
    .where('product.id IS NULL')
    .getMany();
  const individuals = missing.map(({ rootname }): Difference => {
    const remedy = { kind: 'make-again', rootname } as const;
    return { ...facts, code: 'row-without-product', path: rootname, table: 'exposure', remedy };
  });
  const stale = await database.getRepository(StaleCompositeRow).find();
  const composites = stale.map((row): Difference => {
    const name = [row.targname, row.instrume, row.detector, row.optElem, row.cenwave, row.aperture].join(' ');
    const remedy = { kind: 'make-composite', stem: null } as const;
    return { ...facts, code: 'stale-composite', path: name, table: 'stale_composite', remedy };
  });
  return [...individuals, ...composites];
}

/** Products without statistics, and statistics without a product. */
async function statisticsThatDiffer(database: DataSource): Promise<Difference[]> {
  const facts = { table: 'stats', repairable: true, repaired: false } as const;
  const unmeasured = (await unmeasuredProducts(database)).map(({ path: folder, filename }): Difference => {
    const remedy = { kind: 'measure', filename } as const;
    const found = { expected: 'statistics', found: null, remedy };
    return { ...facts, ...found, code: 'product-without-statistics', path: `${folder}/${filename}` };
  });
  const stray = (await strayStatistics(database)).map(
    ({ lightcurvePath: folder, lightcurveFilename: filename }): Difference => {
      const found = {
        expected: 'a product',
        found: 'statistics',
        remedy: { kind: 'forget-statistics' } as const,
      };
      return { ...facts, ...found, code: 'statistics-without-product', path: `${folder}/${filename}` };
    },
  );
  return [...unmeasured, ...stray];
}

/** A file that no row speaks of. */
function unclaimed({ file, relative }: FoundFile): readonly Difference[] {
  const name = path.basename(file);
  if (name.endsWith(visibilityEnding)) return [];
  const facts = { path: relative, table: null, expected: null, repairable: true, repaired: false } as const;
  if (name.endsWith(partialEnding))
    return [
      { ...facts, code: 'partial-file', found: 'a file that is not whole', remedy: { kind: 'remove', file } },
    ];
  const isInput = recogniseFile(name) !== undefined && !relative.startsWith('outputs/');
  const isLeftOver = relative.startsWith('outputs/') && !relative.includes('/superseded/');
  const remedy: Remedy = isInput
    ? { kind: 'take-in', file }
    : isLeftOver
      ? { kind: 'put-aside', file }
      : { kind: 'none' };
  const found = { ...facts, code: 'file-without-row', found: 'a file', remedy } as const;
  return [{ ...found, repairable: remedy.kind !== 'none' }];
}
