import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BundleNames } from '@hstlc/contract';
import { DataSource, LessThan } from 'typeorm';
import { BundleFileRow } from '../database/entities/bundle-file-row.js';
import { BundleRow } from '../database/entities/bundle-row.js';

/** A selection as it is kept. */
export interface StoredBundle {
  readonly id: string;
  readonly names: BundleNames;
  readonly expiresAt: Date;
  readonly filenames: readonly string[];
}

/** How long a selection is kept after it was last asked for (d). */
const keptDays = 30;

const rowsAtOnce = 500;

@Injectable()
export class BundlesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Keeps a selection from now on, and forgets those whose time is over. The same selection has the same id. */
  async keep(filenames: readonly string[], names: BundleNames, now = new Date()): Promise<StoredBundle> {
    const id = createHash('sha256')
      .update(JSON.stringify([names, filenames]))
      .digest('hex')
      .slice(0, 32);
    const expiresAt = new Date(now.getTime() + keptDays * 86_400_000);
    await this.dataSource.transaction(async (manager) => {
      const bundles = manager.getRepository(BundleRow);
      await bundles.delete({ expiresAt: LessThan(now) });
      const isKept = await bundles.existsBy({ id });
      await bundles.save({ id, names, expiresAt });
      if (isKept) return;
      const rows = filenames.map((filename, place) => ({ bundleId: id, place, filename }));
      for (let start = 0; start < rows.length; start += rowsAtOnce)
        await manager.getRepository(BundleFileRow).insert(rows.slice(start, start + rowsAtOnce));
    });
    return { id, names, expiresAt, filenames };
  }

  /** Null when there is none, or its time is over. */
  async find(id: string, now = new Date()): Promise<StoredBundle | null> {
    const row = await this.dataSource.getRepository(BundleRow).findOneBy({ id });
    if (row === null || row.expiresAt <= now) return null;
    const files = await this.dataSource
      .getRepository(BundleFileRow)
      .find({ where: { bundleId: id }, order: { place: 'ASC' } });
    return {
      id,
      names: row.names,
      expiresAt: row.expiresAt,
      filenames: files.map(({ filename }) => filename),
    };
  }
}
