import type { FitsFile } from '@hstlc/fits';
import type { SunAltitudes } from '../sun-altitude.js';
import { readNumbers } from './read-numbers.js';

/** SUN_ALT of a corrtag's TIMELINE, a row a second; undefined where there is none. */
export async function readSunAltitudes(file: FitsFile): Promise<SunAltitudes | undefined> {
  const timeline = file.hdu('TIMELINE');
  if (timeline === undefined || !timeline.hasColumn('SUN_ALT') || timeline.rowCount === 0) return undefined;
  const [seconds, degrees] = await readNumbers(timeline, ['TIME', 'SUN_ALT']);
  return { seconds: seconds!, degrees: degrees! };
}
