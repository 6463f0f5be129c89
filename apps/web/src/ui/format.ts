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

/** A whole number in groups of three digits; the browser's own way takes tens of milliseconds to begin. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A count with its noun in the right number. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
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

/**
 * A position in hours, minutes and seconds, and degrees, minutes and seconds of arc, to an arcsecond.
 *
 * @param rightAscension deg, 0 ≤ … < 360
 * @param declination deg
 */
export function sexagesimalOf(rightAscension: number, declination: number): string {
  const tenths = Math.round((rightAscension / 15) * 36_000) % 864_000;
  const hours = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60].map(twoDigits);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const arcseconds = Math.round(Math.abs(declination) * 3600);
  const degrees = [Math.floor(arcseconds / 3600), Math.floor(arcseconds / 60) % 60, arcseconds % 60].map(
    twoDigits,
  );
  const sign = declination < 0 ? '−' : '+';
  return `${hours[0]}ʰ${hours[1]}ᵐ${seconds}ˢ ${sign}${degrees[0]}°${degrees[1]}′${degrees[2]}″`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const superscripts = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const;

/** A number to so many significant digits; very large and very small ones as a power of ten. */
export function significant(value: number, digits = 3): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -3 && power < 6) return value.toFixed(Math.max(0, digits - 1 - power)).replace('-', '−');
  const raised = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join('');
  return `${mantissa.replace('-', '−')}×10${power < 0 ? '⁻' : ''}${raised}`;
}

/** A chance (0 to 1) to two digits; one too small to be told from 0 is never written as none. */
export function chance(probability: number): string {
  return probability < 1e-99 ? '<10⁻⁹⁹' : significant(probability, 2);
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size in decimal units, as disks are sold. */
export function sizeOf(bytes: number): { readonly value: string; readonly unit: string } {
  const power = bytes < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return { value: value.toFixed(power === 0 || value >= 100 ? 0 : 1), unit: byteUnits[power]! };
}
