import { daySeconds } from './barycentre.js';

/** MJD of 1970-01-01, exact. */
const unixEpochMjd = 40_587;

/** An MJD (UTC) as FITS writes dates: `YYYY-MM-DDThh:mm:ss.sss`, without `Z`. @see FITS 4.0 §9.1.1 */
export function isoDate(mjd: number): string {
  return new Date(Math.round((mjd - unixEpochMjd) * daySeconds * 1000)).toISOString().slice(0, -1);
}

/** The MJD (UTC) of a date as FITS writes it with a time; undefined for any other text. @see FITS 4.0 §9.1.1 */
export function mjdOfIsoDate(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(date)) return undefined;
  const milliseconds = Date.parse(`${date}Z`);
  return Number.isNaN(milliseconds) ? undefined : unixEpochMjd + milliseconds / (1000 * daySeconds);
}
