import type { Header } from '@hstlc/fits';

/** Seconds in a day, exact. */
const daySeconds = 86_400;

/**
 * How far STIS's flight computer moved photons along the dispersion to undo HST's orbital motion: AXIS1 − DETAXIS1, in
 * whole high-resolution pixels. For files that are older than the column DETAXIS1.
 *
 * @param header of the EVENTS table: DOPPON, DOPPZERO (MJD), DOPPMAG (high-resolution pixels), ORBITPER (s), EXPSTART
 * @returns pixels by s since EXPSTART; undefined where the header does not tell
 * @see CALSTIS cs1/makedopp.c, BSD-3-Clause; agrees with DETAXIS1 of a real tag in all but 2 photons of 10,000, at the
 *   instants when the shift changes
 */
export function onBoardDopplerShift(header: Header): ((seconds: number) => number) | undefined {
  if (header.logical('DOPPON') === false) return () => 0;
  const magnitude = header.number('DOPPMAG');
  const zero = header.number('DOPPZERO');
  const period = header.number('ORBITPER');
  const start = header.number('EXPSTART');
  if (magnitude === undefined || zero === undefined || start === undefined) return undefined;
  if (period === undefined || !(period > 0)) return undefined;
  return (seconds) => {
    const phase = ((start - zero) * daySeconds + seconds) / period;
    return Math.floor(0.5 - magnitude * Math.sin(2 * Math.PI * phase));
  };
}
