import type { Timeline, TimelineQuery } from '@hstlc/contract';
import { readExposureIdentity, readTimeline } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { chooseEvents } from '../ingest/choose-events.js';
import type { InputFile } from '../ingest/exposure-task.js';
import { finiteOrNull } from './extraction.mapper.js';

/** What the files of an exposure tell of HST's orbit, in the words of the contract; undefined where none does. */
export async function viewTimeline(
  files: readonly InputFile[],
  { columns }: TimelineQuery,
): Promise<Timeline | undefined> {
  const paths = chooseEvents(files).events.map(({ path }) => path);
  return withFitsFiles(paths, async (open) => {
    const read = await Promise.all(open.map((file) => readTimeline(file, columns)));
    const tables = read.filter((table) => table !== undefined);
    if (tables.length === 0) return undefined;
    const { rootname, startMjd } = readExposureIdentity(open[0]!);
    return {
      rootname,
      startMjd,
      units: Object.fromEntries(
        tables.flatMap((table) => table.columns.map(({ name, unit }) => [name, unit])),
      ),
      tables: tables.map(({ segment, rowCount, columns: told }) => ({
        segment,
        rowCount,
        columns: Object.fromEntries(told.map(({ name, values }) => [name, finiteOrNull(values)])),
      })),
    };
  });
}

/** Why there is none: STIS never writes one, CALCOS only where it found the support file. */
export function withoutTimeline(rootname: string): string {
  return `the photon lists of ${rootname} hold no TIMELINE: files of STIS have none, those of COS where CALCOS made one`;
}
