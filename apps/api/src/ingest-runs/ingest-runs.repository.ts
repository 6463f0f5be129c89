import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource, MoreThan } from 'typeorm';
import { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { isOfStaff } from '../http/bearer.guard.js';
import { latestPage, type LatestPageQuery } from '../http/latest-page.js';
import type { IngestRunOrder } from '../ingest/ingest-order.js';
import { retryOrder } from '../ingest/retry-order.js';
import { hiddenInRun, publicComposites, type HiddenNames } from './public-news.js';

@Injectable()
export class IngestRunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(query: LatestPageQuery) {
    return latestPage(this.dataSource.getRepository(IngestRunRow), query);
  }

  /** The place of each run that waits among those that do, by its id: 1 for the next. */
  async queuePositions(): Promise<ReadonlyMap<number, number>> {
    const waiting = await this.dataSource
      .getRepository(IngestRunRow)
      .find({ select: { id: true }, where: { state: 'queued' }, order: { id: 'ASC' } });
    return new Map(waiting.map(({ id }, index) => [id, index + 1]));
  }

  find(id: number): Promise<IngestRunRow | null> {
    return this.dataSource.getRepository(IngestRunRow).findOneBy({ id });
  }

  /**
   * Asks a run to end: one that waits for its turn is over at once, one that goes on ends after the exposures it is at.
   *
   * @returns false when it was over already
   */
  async cancel(id: number): Promise<boolean> {
    const rows = this.dataSource.getRepository(IngestRunRow);
    const over = { state: 'cancelled', step: 'cancelled', finishedAt: new Date() } as const;
    const queued = await rows.update({ id, state: 'queued' }, { ...over, cancelRequested: true });
    if (queued.affected === 1) return true;
    return (await rows.update({ id, state: 'running' }, { cancelRequested: true })).affected === 1;
  }

  retryOrder(id: number, requestedBy: string): Promise<IngestRunOrder | undefined> {
    return retryOrder(this.dataSource, id, requestedBy);
  }

  /** @param limit at most so many; all when left out */
  items(runId: number, after = 0, limit?: number): Promise<IngestItemRow[]> {
    return this.dataSource.getRepository(IngestItemRow).find({
      where: { runId, id: MoreThan(after) },
      order: { id: 'ASC' },
      ...(limit === undefined ? {} : { take: limit }),
    });
  }

  /** @param limit at most so many; all when left out */
  composites(runId: number, after = 0, limit?: number): Promise<IngestCompositeRow[]> {
    return this.dataSource.getRepository(IngestCompositeRow).find({
      where: { runId, id: MoreThan(after) },
      order: { id: 'ASC' },
      ...(limit === undefined ? {} : { take: limit }),
    });
  }

  /** Composites as the public may read of them. */
  publicComposites(rows: readonly IngestCompositeRow[]): Promise<IngestCompositeRow[]> {
    return publicComposites(this.dataSource, rows);
  }

  hiddenNames(runId: number): Promise<HiddenNames> {
    return hiddenInRun(this.dataSource, runId);
  }

  isOfStaff(request: Request): Promise<boolean> {
    return isOfStaff(this.dataSource, request);
  }
}

/** Whether the public may read of a file. */
export function isReleased({ publicFrom }: Pick<IngestItemRow, 'publicFrom'>): boolean {
  return publicFrom === null || publicFrom <= new Date();
}
