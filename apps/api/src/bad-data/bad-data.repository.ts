import { Injectable } from '@nestjs/common';
import type { BadDataQuery, QualityCheck } from '@hstlc/contract';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { decodeCursor, pageOf } from '../http/cursor.js';

const cursorSchema = z.tuple([z.number().int()]);

@Injectable()
export class BadDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A page, latest first. */
  async list(
    query: BadDataQuery,
  ): Promise<{ rows: readonly BadDataRow[]; total: number; next: string | null }> {
    const builder = this.dataSource
      .getRepository(BadDataRow)
      .createQueryBuilder('bad')
      .orderBy('bad.id', 'DESC');
    if (query.reason !== undefined) builder.andWhere('bad.reason = :reason', { reason: query.reason });
    const total = await builder.getCount();
    if (query.cursor !== undefined) {
      const [id] = decodeCursor(query.cursor, cursorSchema);
      builder.andWhere('bad.id < :id', { id });
    }
    const fetched = await builder.limit(query.limit + 1).getMany();
    return { total, ...pageOf(fetched, query.limit, ({ id }) => [id]) };
  }

  /** The checks of the run that last refused each file, by filename. */
  async checks(filenames: readonly string[]): Promise<ReadonlyMap<string, readonly QualityCheck[]>> {
    const items = await this.dataSource.getRepository(IngestItemRow).find({
      where: { file: In([...filenames]), state: 'refused' },
      order: { id: 'ASC' },
    });
    return new Map(items.map(({ file, checks }) => [file, checks]));
  }
}
