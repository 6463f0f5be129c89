import { daySeconds } from './barycentre.js';

/** MJD of 1970-01-01, exact. */
const unixEpochMjd = 40_587;

/** An MJD (UTC) as FITS writes dates: `YYYY-MM-DDThh:mm:ss.sss`, without `Z`. @see FITS 4.0 §9.1.1 */
export function isoDate(mjd: number): string {
  return new Date(Math.round((mjd - unixEpochMjd) * daySeconds * 1000)).toISOString().slice(0, -1);
}
