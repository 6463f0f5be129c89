import type { FitsFile } from '@hstlc/fits';
import type { SunAltitudes } from '../sun-altitude.js';

/** SUN_ALT of a corrtag's TIMELINE, a row a second; undefined where there is none. */
export async function readSunAltitudes(file: FitsFile): Promise<SunAltitudes | undefined> {
  const timeline = file.hdu('TIMELINE');
  if (timeline === undefined || !timeline.hasColumn('SUN_ALT') || timeline.rowCount === 0) return undefined;
  return {
    seconds: Float64Array.from(await timeline.numbers('TIME'), Number),
    degrees: Float64Array.from(await timeline.numbers('SUN_ALT'), Number),
  };
}
