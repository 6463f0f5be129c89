import { Injectable } from '@nestjs/common';
import type { QualityCheck } from '@hstlc/contract';
import { DataSource, In } from 'typeorm';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';

@Injectable()
export class BadDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The checks of the run that last refused each file, by filename. */
  async checks(filenames: readonly string[]): Promise<ReadonlyMap<string, readonly QualityCheck[]>> {
    const items = await this.dataSource.getRepository(IngestItemRow).find({
      where: { file: In([...filenames]), state: 'refused' },
      order: { id: 'ASC' },
    });
    return new Map(items.map(({ file, checks }) => [file, checks]));
  }
}
