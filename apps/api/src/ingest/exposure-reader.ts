import { readTimeTagExposure, type ExposureReader } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { chooseEvents } from './choose-events.js';
import type { InputFile } from './exposure-task.js';

/** Opens an exposure's photons and, when it is there, its spectrum; they are closed again when the work is done. */
export function exposureReader(files: readonly InputFile[]): ExposureReader {
  const { events, x1d } = chooseEvents(files);
  const paths = [...events, ...(x1d === undefined ? [] : [x1d])].map(({ path }) => path);
  return (use) =>
    withFitsFiles(paths, async (open) => {
      const opened = open.slice(0, events.length);
      const given = x1d === undefined ? { events: opened } : { events: opened, x1d: open[events.length]! };
      return use(await readTimeTagExposure(given));
    });
}
