import type { ObjectLiteral, Repository } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.js';

const cursorSchema = z.tuple([z.number().int()]);

/** A list that only grows, latest first: which part is wanted. */
export interface LatestPageQuery {
  readonly limit: number;
  /** The `next` of the page before; left out for the first. */
  readonly cursor?: string | undefined;
}

/**
 * A page of the rows that equal `wanted`, latest first.
 *
 * @throws ProblemFailure 'invalid-request' when the cursor is not one of such a list
 */
export async function latestPage<Row extends ObjectLiteral & { id: number }>(
  repository: Repository<Row>,
  { limit, cursor }: LatestPageQuery,
  wanted: Partial<Row> = {},
): Promise<{ rows: readonly Row[]; total: number; next: string | null }> {
  const chosen = repository.createQueryBuilder('entry').where(wanted);
  const total = await chosen.getCount();
  if (cursor !== undefined)
    chosen.andWhere('entry.id < :before', { before: decodeCursor(cursor, cursorSchema)[0] });
  const fetched = await chosen
    .orderBy('entry.id', 'DESC')
    .take(limit + 1)
    .getMany();
  const rows = fetched.slice(0, limit);
  const last = rows.at(-1);
  return { rows, total, next: fetched.length > limit && last !== undefined ? encodeCursor([last.id]) : null };
}
