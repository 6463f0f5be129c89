import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { z } from 'zod';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { decodeCursor, pageOf } from '../http/cursor.js';

const cursorSchema = z.tuple([z.number().int()]);

@Injectable()
export class DownloadRunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A page, latest first. */
  async list(query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
  }): Promise<{ rows: readonly DownloadRunRow[]; total: number; next: string | null }> {
    const runs = this.dataSource.getRepository(DownloadRunRow);
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorSchema)[0];
    const fetched = await runs.find({
      where: before === undefined ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    return { total: await runs.count(), ...pageOf(fetched, query.limit, ({ id }) => [id]) };
  }

  find(id: number): Promise<DownloadRunRow | null> {
    return this.dataSource.getRepository(DownloadRunRow).findOneBy({ id });
  }
}
