import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** A moment as both databases keep it and compare it, UTC. */
export function databaseTime(moment: Date): string {
  return moment.toISOString().slice(0, 23).replace('T', ' ');
}

const rowSchema = z.tuple([
  z.object({
    revision: z.coerce.number().nullable(),
    exposure: z.union([z.string(), z.date()]).nullable(),
    product: z.union([z.string(), z.date()]).nullable(),
    refused: z.union([z.string(), z.date()]).nullable(),
  }),
]);

/**
 * Names the state of the index that the public sees: equal names, equal answers. It changes with every row that lists
 * are made of, and when a release date passes.
 *
 * @param now UTC, as the databases keep it
 */
export async function archiveRevision(dataSource: DataSource, now: string): Promise<string> {
  const rows: unknown = await dataSource.query(
    `SELECT (SELECT revision FROM archive_revision WHERE id = 1) AS revision,
      (SELECT MAX(public_from) FROM exposure WHERE public_from <= ?) AS exposure,
      (SELECT MAX(public_from) FROM product WHERE public_from <= ?) AS product,
      (SELECT MAX(public_from) FROM bad_data WHERE public_from <= ?) AS refused`,
    [now, now, now],
  );
  const [{ revision, exposure, product, refused }] = rowSchema.parse(rows);
  return [revision, ...[exposure, product, refused].map((each) => each?.valueOf() ?? '')].join('/');
}
