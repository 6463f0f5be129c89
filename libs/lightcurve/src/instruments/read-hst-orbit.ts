import type { FitsFile } from '@hstlc/fits';
import type { ExposureIdentity } from '../exposure-identity.js';
import { daySeconds } from '../time/barycentre.js';
import { hstOrbit, type HstOrbit } from '../time/hst-orbit.js';
import { readNumbers } from './read-numbers.js';

const columns = ['TIME', 'LONGITUDE', 'LATITUDE', 'SUN_ALT', 'SUN_ZD'] as const;

/** Of these columns the first three must be there; without the others the distance is a nominal one. */
const needed = columns.slice(0, 3);

/** HST's places during an exposure from the TIMELINE of its corrtag; undefined where there is none that tells them. */
export async function readHstOrbit(
  file: FitsFile,
  { startMjd, endMjd }: Pick<ExposureIdentity, 'startMjd' | 'endMjd'>,
): Promise<HstOrbit | undefined> {
  const timeline = file.hdu('TIMELINE');
  if (timeline === undefined || !needed.every((name) => timeline.hasColumn(name))) return undefined;
  const present = columns.filter((name) => timeline.hasColumn(name));
  const read = await readNumbers(timeline, present);
  const [seconds, longitudes, latitudes, sunAltitudes, sunZenithDistances] = columns.map(
    (name) => read[present.indexOf(name)] ?? new Float64Array(timeline.rowCount),
  );
  return hstOrbit(
    {
      seconds: seconds!,
      longitudes: longitudes!,
      latitudes: latitudes!,
      sunAltitudes: sunAltitudes!,
      sunZenithDistances: sunZenithDistances!,
    },
    startMjd,
    (endMjd - startMjd) * daySeconds,
  );
}
