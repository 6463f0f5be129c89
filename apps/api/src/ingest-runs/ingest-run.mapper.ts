import type { IngestComposite, IngestItem, IngestRun } from '@hstlc/contract';
import type { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import type { IngestItemRow } from '../database/entities/ingest-item-row.js';
import type { IngestRunRow } from '../database/entities/ingest-run-row.js';

/** @param queuePosition place among the runs that wait; null when it does not */
export function toIngestRun(row: IngestRunRow, queuePosition: number | null): IngestRun {
  const {
    id,
    state,
    dryRun,
    corrtagExtract,
    retryOf,
    cancelRequested,
    requestedBy,
    step,
    itemsDone,
    itemsTotal,
    error,
  } = row;
  return {
    id,
    state,
    dryRun,
    corrtagExtract,
    retryOf,
    cancelRequested,
    requestedBy,
    queuePosition,
    queuedAt: row.queuedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    step,
    itemsDone,
    itemsTotal,
    error,
  };
}

export function toIngestItem(row: IngestItemRow): IngestItem {
  const { file, rootname, state, reason, checks, caveats, products, seconds } = row;
  return {
    file,
    rootname,
    state,
    reason,
    checks: [...checks],
    caveats: [...caveats],
    products: [...products],
    seconds,
  };
}

export function toIngestComposite(row: IngestCompositeRow): IngestComposite {
  const { filename, members, excluded } = row;
  return { filename, members, excluded };
}
