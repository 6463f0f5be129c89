import { In, type DataSource } from 'typeorm';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import type { IngestRunOrder } from './ingest-order.js';

/** An order to judge again what a run refused, failed at or left waiting; undefined when there is no such file. */
export async function retryOrder(
  database: DataSource,
  runId: number,
  requestedBy: string,
): Promise<IngestRunOrder | undefined> {
  const items = await database.getRepository(IngestItemRow).find({
    where: { runId, state: In(['refused', 'failed', 'waiting']) },
    order: { id: 'ASC' },
  });
  if (items.length === 0) return undefined;
  const files = [...new Set(items.map(({ file }) => file))];
  return { requestedBy, dryRun: false, files, retryOf: runId };
}
