import type { ProductInput } from '@hstlc/lightcurve';
import { hashFile } from '../archive/hash-file.js';
import { chooseEvents } from './choose-events.js';
import type { InputFile } from './exposure-task.js';

/** The files an exposure's lightcurve is made from, by name and content, for the product's provenance. */
export async function identifyInputs(rootname: string, files: readonly InputFile[]): Promise<ProductInput[]> {
  const { events, x1d } = chooseEvents(files);
  const used = x1d === undefined ? events : [...events, x1d];
  return Promise.all(
    used.map(async ({ path, filename, sha256 }) => ({
      rootname,
      filename,
      sha256: sha256 ?? (await hashFile(path)),
    })),
  );
}
