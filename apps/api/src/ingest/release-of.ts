import { arrivingRelease } from './arriving-release.js';
import type { IngestContext } from './ingest-context.js';

/**
 * When the public may read of an exposure: as the archive says if it holds it, else as was noted when its files came.
 *
 * @param rootname null: of a file that belongs to none
 * @param publicFrom what the run says of all that is new; null: at once
 */
export async function releaseOf(
  { store, directories }: Pick<IngestContext, 'store' | 'directories'>,
  rootname: string | null,
  publicFrom: Date | null,
): Promise<Date | null> {
  if (rootname === null) return publicFrom;
  const known = await store.visibilityOf(rootname);
  if (known !== undefined) return known.publicFrom;
  return (await arrivingRelease(directories.ingest, rootname)) ?? publicFrom;
}
