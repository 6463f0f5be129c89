/** MJD of 1970-01-01, exact. */
const unixEpochMjd = 40_587;

/** An MJD (UTC) as a calendar date. */
export function dateOf(mjd: number): string {
  return new Date((mjd - unixEpochMjd) * 86_400_000).toISOString().slice(0, 10);
}

/** A span of dates, once when both ends are the same day. */
export function datesOf(firstMjd: number, lastMjd: number): string {
  const [first, last] = [dateOf(firstMjd), dateOf(lastMjd)];
  return first === last ? first : `${first} – ${last}`;
}

/** Seconds as kiloseconds with two digits. */
export function kiloseconds(seconds: number): string {
  return (seconds / 1000).toFixed(2);
}

/** A position in degrees, or a dash. */
export function degrees(value: number | null): string {
  return value === null ? '–' : value.toFixed(5);
}

interface ConfigurationFields {
  readonly instrument: string;
  readonly detector: string;
  readonly optElem: string;
  readonly cenwave: number;
  readonly aperture: string;
}

/** The configuration as astronomers say it: instrument, detector, grating, central wavelength, aperture. */
export function configurationName({
  instrument,
  detector,
  optElem,
  cenwave,
  aperture,
}: ConfigurationFields): string {
  return [instrument, detector, optElem, cenwave === 0 ? 'imaging' : cenwave, aperture].join(' ');
}
