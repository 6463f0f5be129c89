/** MJD of 1970-01-01, exact. */
const unixEpochMjd = 40_587;

/** An MJD (UTC) as a calendar date. */
export function dateOf(mjd: number): string {
  return new Date((mjd - unixEpochMjd) * 86_400_000).toISOString().slice(0, 10);
}

/** Seconds as kiloseconds with two digits. */
export function kiloseconds(seconds: number): string {
  return (seconds / 1000).toFixed(2);
}

/** Right ascension and declination in degrees, to a fifth of an arcsecond; undefined when either is not known. */
export function positionOf(rightAscension: number | null, declination: number | null): string | undefined {
  if (rightAscension === null || declination === null) return undefined;
  const sign = declination < 0 ? '−' : '+';
  return `${rightAscension.toFixed(5)} ${sign}${Math.abs(declination).toFixed(5)}`;
}

/** A count with its noun in the right number. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
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
