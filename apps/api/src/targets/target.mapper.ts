import { targetSchema, type Target, type TargetMatch } from '@hstlc/contract';
import type { ListRow } from '../lists/list-row.js';
import type { TargetVariability } from './targets.repository.js';

/** A row of the list with what is looked up for it. */
export function toTarget(
  row: ListRow,
  variability: TargetVariability | undefined,
  matches: readonly TargetMatch[] = [],
): Target {
  return targetSchema.parse({
    ...row,
    instruments: String(row.instruments).split(',').toSorted(),
    largestPoissonFactorGross: variability?.largestPoissonFactorGross ?? null,
    smallestLsFap: variability?.smallestLsFap ?? null,
    matches,
  });
}
