import type { DataSource, EntityManager } from 'typeorm';
import { isFitsError } from '@hstlc/fits';
import { withFitsFiles } from '../archive/open-files.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import { inTransaction } from '../database/in-transaction.js';

/** Exposures and their lightcurves that were given to another target. */
export interface Retargeted {
  readonly from: string;
  readonly to: string;
  readonly exposures: number;
}

/**
 * Gives every exposure of a target, with its lightcurve, to another target, and notes the composites of both as stale,
 * in one transaction. Files stay where they are filed, and their headers say what they said: the index decides what
 * belongs together. The next ingest run makes the composites anew.
 */
export async function mergeTargets(database: DataSource, from: string, to: string): Promise<Retargeted> {
  const rows = await database.getRepository(MetadataRow).findBy({ targname: from });
  await inTransaction(database, (manager) => retarget(manager, rows, to));
  return { from, to, exposures: rows.length };
}

/**
 * Gives exposures back the name that is in their header, where it is one of these.
 *
 * @param target whose exposures are looked at
 * @param isTaken whether a header's name is one that is to be taken away from the target
 */
export async function splitTarget(
  database: DataSource,
  directories: ArchiveDirectories,
  target: string,
  isTaken: (headerName: string) => boolean,
): Promise<readonly Retargeted[]> {
  const rows = await database.getRepository(MetadataRow).findBy({ targname: target });
  const byName = new Map<string, MetadataRow[]>();
  for (const row of rows) {
    const name = await headerName(database, directories, row);
    if (name === undefined || name === target || !isTaken(name)) continue;
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  await inTransaction(database, async (manager) => {
    for (const [name, taken] of byName) await retarget(manager, taken, name);
  });
  return [...byName].map(([to, taken]) => ({ from: target, to, exposures: taken.length }));
}

async function retarget(manager: EntityManager, rows: readonly MetadataRow[], to: string): Promise<void> {
  for (const row of rows) {
    await markStale(manager, row);
    await markStale(manager, { ...row, targname: to });
    await manager.update(MetadataRow, { id: row.id }, { targname: to });
    const exposure = await manager.findOneBy(ExposureRow, { metadataId: row.id });
    if (exposure === null) continue;
    const { id, rootname } = exposure;
    const values = { targname: to, updatedAt: new Date() };
    await manager.update(ExposureRow, { id }, values);
    await manager.update(ProductRow, { rootname, kind: 'individual' }, values);
  }
}

async function markStale(manager: EntityManager, row: MetadataRow): Promise<void> {
  const { targname, instrume, detector, optElem, cenwave, aperture } = row;
  const configuration = { targname, instrume, detector, optElem, cenwave, aperture };
  if (!(await manager.existsBy(StaleCompositeRow, configuration)))
    await manager.insert(StaleCompositeRow, configuration);
}

/** TARGNAME as the photon list has it, cut as the documented column is; undefined when the file cannot be read. */
async function headerName(
  database: DataSource,
  directories: ArchiveDirectories,
  { filename }: MetadataRow,
): Promise<string | undefined> {
  const file = await database.getRepository(ExposureFileRow).findOneBy({ filename });
  if (file === null) return undefined;
  try {
    return await withFitsFiles([archiveFile(directories, file.path, file.filename)], async ([fits]) =>
      fits?.primary.header.text('TARGNAME')?.trim().slice(0, 30),
    );
  } catch (error) {
    if (isFitsError(error) || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return undefined;
    throw error;
  }
}
