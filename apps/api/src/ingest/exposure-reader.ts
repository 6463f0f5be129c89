import type { FileOptions } from '@hstlc/fits/node';
import { readTimeTagExposure, type ExposureReader } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { withReferences } from '../archive/with-references.js';
import type { ReferenceDirectories } from '../config/directories.js';
import { chooseEvents } from './choose-events.js';
import type { InputFile } from './exposure-task.js';

/**
 * Opens an exposure's photons and, where they are at hand, its spectrum and reference files; they are closed again
 * when the work is done.
 */
export function exposureReader(
  files: readonly InputFile[],
  directories: ReferenceDirectories,
  options: FileOptions = {},
): ExposureReader {
  const { events, x1d } = chooseEvents(files);
  const paths = [...events, ...(x1d === undefined ? [] : [x1d])].map(({ path }) => path);
  return (work) =>
    withFitsFiles(
      paths,
      (open) => {
        const opened = open.slice(0, events.length);
        const given = x1d === undefined ? { events: opened } : { events: opened, x1d: open[events.length]! };
        return withReferences(opened[0]!, x1d !== undefined, directories, async (references) =>
          work(await readTimeTagExposure({ ...given, references })),
        );
      },
      options,
    );
}
