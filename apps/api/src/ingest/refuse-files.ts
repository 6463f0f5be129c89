import path from 'node:path';
import type { IngestItem } from '@hstlc/contract';
import type { RefusalReason } from '@hstlc/lightcurve';
import { moveFile } from '../archive/move-file.js';
import { noteArrivingRelease } from './arriving-release.js';
import type { IngestContext } from './ingest-context.js';
import { recogniseFile } from './inventory.js';

/**
 * Takes files out of the ingest folder: first each one's row, then the move to `bad_data/`. Nothing is deleted.
 *
 * @param publicFrom when the public may read of it, noted for those who judge it again; null: at once
 */
export async function refuseFiles(
  { store, permissions, directories }: IngestContext,
  files: readonly { readonly path: string; readonly filename: string }[],
  reason: RefusalReason,
  publicFrom: Date | null,
): Promise<void> {
  for (const { path: from, filename } of files) {
    const rootname = recogniseFile(filename)?.rootname;
    if (publicFrom !== null && rootname !== undefined)
      await noteArrivingRelease(directories.ingest, rootname, publicFrom);
    await store.saveRefusal(filename, reason, publicFrom);
    const directory = await permissions.directory(directories.badData);
    const to = path.join(directory, filename);
    await moveFile(from, to);
    await permissions.file(to);
  }
}

/** What became of a file. */
export function itemOf(
  file: string,
  rootname: string | null,
  state: IngestItem['state'],
  facts: Partial<IngestItem> = {},
): IngestItem {
  return {
    file,
    rootname,
    state,
    reason: null,
    checks: [],
    caveats: [],
    products: [],
    seconds: null,
    ...facts,
  };
}
