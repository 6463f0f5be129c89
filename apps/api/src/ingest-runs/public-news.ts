import { In, MoreThan, type DataSource } from 'typeorm';
import { z } from 'zod';
import { ExposureRow } from '../database/entities/exposure-row.js';
import type { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { ProductRow } from '../database/entities/product-row.js';

/** What the public may not read of in a run: rootnames and names of files whose release date has not come. */
export type HiddenNames = ReadonlySet<string>;

/** Names in the items of a run that the public may not read. */
export async function hiddenInRun(dataSource: DataSource, runId: number): Promise<HiddenNames> {
  const rows = await dataSource.getRepository(IngestItemRow).find({
    select: { file: true, rootname: true },
    where: { runId, publicFrom: MoreThan(new Date()) },
  });
  return new Set(rows.flatMap(({ file, rootname }) => (rootname === null ? [file] : [file, rootname])));
}

/** Composites as the public may read of them: those it sees, and of these the exposures that it sees. */
export async function publicComposites<
  Row extends Pick<IngestCompositeRow, 'filename' | 'members' | 'excluded'>,
>(dataSource: DataSource, rows: readonly Row[]): Promise<Row[]> {
  const later = MoreThan(new Date());
  const filenames = rows.map(({ filename }) => filename);
  const products = await dataSource
    .getRepository(ProductRow)
    .find({ select: { filename: true }, where: { filename: In(filenames), publicFrom: later } });
  const rootnames = rows.flatMap(({ members, excluded }) => [
    ...members,
    ...excluded.map(({ rootname }) => rootname),
  ]);
  const exposures = await dataSource
    .getRepository(ExposureRow)
    .find({ select: { rootname: true }, where: { rootname: In(rootnames), publicFrom: later } });
  const hiddenFiles = new Set(products.map(({ filename }) => filename));
  const hidden = new Set(exposures.map(({ rootname }) => rootname));
  return rows
    .filter(({ filename }) => !hiddenFiles.has(filename))
    .map((row) => ({
      ...row,
      members: row.members.filter((rootname) => !hidden.has(rootname)),
      excluded: row.excluded.filter(({ rootname }) => !hidden.has(rootname)),
    }));
}

const lineSchema = z.object({
  event: z.string(),
  file: z.string().optional(),
  rootname: z.string().nullish(),
});

/** Events of a log whose words name nothing but what stands in fields of their own. */
const withoutNames = new Set(['begin', 'step', 'end']);

/**
 * Whether the public may read a line of a run's log: what it says of an exposure that is public, and how far the run is.
 * Composites are told by the run itself; warnings, in free words, are for staff.
 */
export function isPublicLine(line: string, hidden: HiddenNames): boolean {
  const { data } = lineSchema.safeParse(parsed(line));
  if (data === undefined) return false;
  if (withoutNames.has(data.event)) return true;
  if (data.event !== 'item') return false;
  return !hidden.has(data.file ?? '') && !hidden.has(data.rootname ?? '');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
