import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { IsNull, LessThanOrEqual, Not, Or, type DataSource } from 'typeorm';
import { archiveFile, archiveFolder, type ArchiveDirectories } from '../config/directories.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StaleCompositeRow } from '../database/entities/stale-composite-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { inTransaction } from '../database/in-transaction.js';
import { moveFile } from '../archive/move-file.js';
import type { WrittenProduct } from './exposure-task.js';
import { composite, productOf } from './ingest-rows.js';
import { keyOf, markStale, replaceProduct } from './replace-product.js';
import { storedExposure, type Configuration, type ConfigurationMembers } from './stored-exposure.js';

/** The index as the making of composites sees it: each method is one transaction. */
export class CompositeStore {
  constructor(
    private readonly database: DataSource,
    private readonly directories: ArchiveDirectories,
    private readonly now: () => Date,
  ) {}

  /**
   * The configurations whose composites are to be looked at: noted as stale, made by other code or with other bins,
   * or with an exposure that has become public since. What this costs grows with what has changed, not with the archive.
   */
  async stale(madeWith: string): Promise<readonly Configuration[]> {
    const noted = await this.database.getRepository(StaleCompositeRow).find();
    const otherwise = await this.database.getRepository(ProductRow).findBy({
      kind: 'composite',
      madeWith: Or(IsNull(), Not(madeWith)),
    });
    const released = await this.releasedSinceMade();
    const byName = new Map([...noted, ...otherwise, ...released].map((each) => [nameOf(each), keyOf(each)]));
    return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, configuration]) => configuration);
  }

  /** A configuration's exposures in time order: those that may be seen by all, and those that were withdrawn. */
  async members(configuration: Configuration): Promise<ConfigurationMembers> {
    const rows = await this.database.getRepository(ExposureRow).find({
      where: {
        movingTarget: false,
        metadata: keyOf(configuration),
        publicFrom: Or(IsNull(), LessThanOrEqual(this.now())),
      },
      relations: { files: true, metadata: true },
      order: { startMjd: 'ASC', rootname: 'ASC' },
    });
    const made = await this.made(configuration);
    const shown = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
    return {
      name: nameOf(configuration),
      configuration,
      simulated: shown.every(({ simulated }) => simulated),
      exposures: shown.map((row) => storedExposure(this.directories, row)),
      withdrawn: rows
        .filter(({ withdrawnAt }) => withdrawnAt !== null)
        .map(({ rootname, startMjd, endMjd, exposureSeconds, withdrawnReason }) => {
          const excludedReason = `withdrawn: ${withdrawnReason}`.slice(0, 200);
          return { rootname, dataset: null, startMjd, endMjd, exposureSeconds, excludedReason };
        }),
      compositeHash: made?.provenanceHash ?? null,
      madeWith: made?.madeWith ?? null,
    };
  }

  /** The exposures in a composite that is there. */
  async membersOf(filename: string): Promise<readonly string[]> {
    const row = await this.database
      .getRepository(ProductRow)
      .findOne({ where: { filename }, relations: { members: true } });
    return (row?.members ?? []).filter(({ dataset }) => dataset !== null).map(({ rootname }) => rootname);
  }

  /** Writes a composite's rows, and its name into the `outputs` row of each member; it is no longer stale. */
  async save(
    of: ConfigurationMembers,
    product: WrittenProduct,
    provenanceHash: string,
    madeWith: string,
  ): Promise<void> {
    const folder = archiveFolder(this.directories, product.directory);
    await inTransaction(this.database, async (manager) => {
      const row = productOf(product, folder, this.now());
      const members = [...product.members, ...of.withdrawn];
      const named = { ...row, ...composite(of), provenanceHash, madeWith };
      await replaceProduct(manager, named, members, product.measured);
      const exposures = await manager.find(ExposureRow, { where: { metadata: keyOf(of.configuration) } });
      for (const { rootname, metadataId } of exposures) {
        const isIn = product.members.some((each) => each.rootname === rootname && each.dataset !== null);
        const named = { compositePath: folder, compositeFilename: product.filename };
        const unnamed = { compositePath: null, compositeFilename: null };
        await manager.update(OutputsRow, { metadataId }, isIn ? named : unnamed);
      }
      await manager.delete(StaleCompositeRow, keyOf(of.configuration));
    });
  }

  /** Notes that a configuration has been looked at and its composite is as it should be, or cannot be made. */
  async settle(configuration: Configuration): Promise<void> {
    await this.database.getRepository(StaleCompositeRow).delete(keyOf(configuration));
  }

  /**
   * Takes away the composite of a configuration that has no exposure left: its rows, and its files to `superseded/`.
   * Files first: killed between the two, the next run finds the rows and ends the same.
   */
  async remove(configuration: Configuration): Promise<void> {
    const made = await this.made(configuration);
    if (made !== null) {
      for (const filename of [made.filename, made.previewFilename ?? made.filename]) {
        const file = archiveFile(this.directories, made.path, filename);
        const to = path.join(path.dirname(file), 'superseded', `${made.sha256.slice(0, 12)}_${filename}`);
        await mkdir(path.dirname(to), { recursive: true });
        if (existsSync(file)) await moveFile(file, to);
      }
    }
    await inTransaction(this.database, async (manager) => {
      if (made !== null) {
        await manager.delete(ProductRow, { id: made.id });
        await manager.delete(StatsRow, { lightcurveFilename: made.filename });
        const named = { compositeFilename: made.filename };
        await manager.update(OutputsRow, named, { compositePath: null, compositeFilename: null });
      }
      await manager.delete(StaleCompositeRow, keyOf(configuration));
    });
  }

  /** Notes every configuration: an index that was just rebuilt knows nothing of its composites. */
  async markAllStale(): Promise<void> {
    await inTransaction(this.database, async (manager) => {
      const rows = await manager.find(ExposureRow, {
        where: { movingTarget: false },
        relations: { metadata: true },
      });
      const byName = new Map(rows.map(({ metadata }) => [nameOf(metadata!), keyOf(metadata!)]));
      for (const configuration of byName.values()) await markStale(manager, configuration);
    });
  }

  private made(configuration: Configuration): Promise<ProductRow | null> {
    return this.database.getRepository(ProductRow).findOneBy({ kind: 'composite', ...keyOf(configuration) });
  }

  private async releasedSinceMade(): Promise<readonly Configuration[]> {
    const rows = await this.database.getRepository(ExposureRow).find({
      where: { movingTarget: false, publicFrom: LessThanOrEqual(this.now()) },
      relations: { metadata: true },
    });
    const released: Configuration[] = [];
    for (const { metadata, publicFrom } of rows) {
      const made = await this.made(metadata!);
      if (made === null || made.updatedAt < publicFrom!) released.push(metadata!);
    }
    return released;
  }
}

function nameOf({ targname, instrume, detector, optElem, cenwave, aperture }: Configuration): string {
  return [targname, instrume, detector, optElem, cenwave, aperture].join(' ');
}
