import type { FitsFile } from '@hstlc/fits';
import { readNumbers } from './read-numbers.js';

/**
 * Columns of a TIMELINE, with the unit of each where the file tells none.
 *
 * @see spacetelescope/calcos (BSD-3-Clause), calcos/timeline.py, timelineHDU
 */
export const timelineColumns = [
  { name: 'TIME', unit: 's' },
  { name: 'LONGITUDE', unit: 'degree' },
  { name: 'LATITUDE', unit: 'degree' },
  { name: 'SUN_ALT', unit: 'degree' },
  { name: 'SUN_ZD', unit: 'degree' },
  { name: 'TARGET_ALT', unit: 'degree' },
  { name: 'RADIAL_VEL', unit: 'km/s' },
  { name: 'SHIFT1', unit: 'pixel' },
  { name: 'LY_ALPHA', unit: 'count/s' },
  { name: 'OI_1304', unit: 'count/s' },
  { name: 'OI_1356', unit: 'count/s' },
  { name: 'DARKRATE', unit: 'count/s/pixel' },
] as const;

export type TimelineColumnName = (typeof timelineColumns)[number]['name'];

/** What a corrtag tells of the observatory and the sky during an exposure, a row a second. */
export interface Timeline {
  /** of COS FUV the segment whose counts the rates are of, else the detector */
  readonly segment: string;
  readonly rowCount: number;
  /** those asked for that the file has, TIME (s since EXPSTART) first */
  readonly columns: readonly {
    readonly name: TimelineColumnName;
    readonly unit: string;
    readonly values: Float64Array;
  }[];
}

/**
 * Reads the TIMELINE of a corrtag.
 *
 * The rates of airglow lines are all counts of a second in the spectrum's rows at the line's wavelengths, those of the
 * target among them. They are 0 throughout where the line does not fall on this segment (of COS FUV each has to be looked
 * for in both files) and where the aperture is neither PSA nor BOA.
 *
 * @param names columns wanted; TIME always comes
 * @returns undefined where there is no TIMELINE, or none with rows; NaN where the file has NaN; units without blanks
 * @throws LightcurveError `unsupported-configuration` for a column that is not of numbers
 * @see calcos/timeline.py, createTimeline
 */
export async function readTimeline(
  file: FitsFile,
  names: readonly TimelineColumnName[] = timelineColumns.map(({ name }) => name),
): Promise<Timeline | undefined> {
  const table = file.hdu('TIMELINE');
  if (table === undefined || !table.hasColumn('TIME') || table.rowCount === 0) return undefined;
  const wanted = timelineColumns.filter(
    ({ name }) => (name === 'TIME' || names.includes(name)) && table.hasColumn(name),
  );
  const values = await readNumbers(
    table,
    wanted.map(({ name }) => name),
  );
  const { header } = file.hdus[0]!;
  const segment = header.text('SEGMENT')?.trim() ?? '';
  return {
    segment: segment.startsWith('FUV') ? segment : (header.text('DETECTOR')?.trim() ?? segment),
    rowCount: table.rowCount,
    columns: wanted.map(({ name, unit }, place) => ({
      name,
      unit: unitIn(table.columns, name) || unit,
      values: values[place]!,
    })),
  };
}

/** CALCOS writes `count /s`. */
function unitIn(columns: readonly { readonly name: string; readonly unit: string }[], name: string): string {
  const unit = columns.find((column) => column.name.toUpperCase() === name)?.unit ?? '';
  return unit.trim().replaceAll(/\s*\/\s*/g, '/');
}
