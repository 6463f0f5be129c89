import { LightcurveError } from './lightcurve-error.js';

/** What may be chosen when photons become a lightcurve. */
export interface ExtractionOptions {
  /** bin width (s), rounded to whole instrument ticks; default 2 */
  readonly stepSeconds?: number;
  /** only columns of these wavelengths (Å), low and high included; default all good ones */
  readonly wavelengths?: readonly (readonly [low: number, high: number])[];
  /**
   * Which COS columns under airglow lines are left out: the two brightest windows ('mask', the default), the windows
   * of all five lines that CALCOS knows ('full'), or none ('keep').
   */
  readonly airglow?: 'mask' | 'full' | 'keep';
  /** share of a segment's largest sensitivity below which columns at its ends are left out; default 0.05 */
  readonly sensitivityCut?: number;
  /** times with the Sun higher than this above HST's horizon (degrees) are no good time; default none */
  readonly maximumSunAltitude?: number;
  /** DQ bits for which COS photons are left out; default those of the pipeline, 2624 */
  readonly rejectedDq?: number;
  /** lowest and highest pulse height (PHA) of COS FUV photons, both included; default those DQ leaves */
  readonly pulseHeights?: readonly [lowest: number, highest: number];
  /** rows of the source box instead of the x1d's, the same in all columns: there is no flux then */
  readonly source?: readonly RowChoice[];
  /** rows of the background boxes, likewise */
  readonly backgroundRows?: readonly RowChoice[];
  /** background as its photons come in time (default), or the x1d's mean spread evenly */
  readonly background?: 'events' | 'spectrum';
}

/** Rows `low` to `high`, both included: YFULL for COS, 0-based high-resolution rows for STIS. */
export interface RowChoice {
  /** of this segment only; undefined for all */
  readonly segment?: string;
  readonly low: number;
  readonly high: number;
}

export const defaultStepSeconds = 2;

/**
 * Airglow left out of COS lightcurves by default (Å): Lyman α and the O I triplet at 1304 Å, the windows of the first
 * hstlc. STIS slits are narrow enough to do without.
 */
export const airglowWindows: readonly (readonly [number, number])[] = [
  [1208, 1225],
  [1298, 1312],
];

/** Share of a segment's largest sensitivity below which columns at its ends are left out, unless asked otherwise. */
export const defaultSensitivityCut = 0.05;

/**
 * Instrument ticks in a bin: the nearest whole number to the step, at least one.
 *
 * @throws LightcurveError `invalid-option` when the step is not a positive number
 */
export function ticksPerBin(stepSeconds: number, tickSeconds: number): number {
  if (!(stepSeconds > 0 && Number.isFinite(stepSeconds)))
    throw new LightcurveError(
      'invalid-option',
      `step: expected a positive number of seconds, found ${stepSeconds}`,
      {
        step: stepSeconds,
      },
    );
  return Math.max(1, Math.floor(stepSeconds / tickSeconds + 0.5));
}

/**
 * Checks that options are numbers one can count with; the step is checked where bins are made.
 *
 * @throws LightcurveError `invalid-option`
 */
export function requireValidOptions(options: ExtractionOptions): void {
  requireWindows(options.wavelengths ?? []);
  requireRows('source', options.source ?? []);
  requireRows('background rows', options.backgroundRows ?? []);
  const { sensitivityCut = 0, maximumSunAltitude = 0, rejectedDq = 0, pulseHeights = [0, 31] } = options;
  requireRange('sensitivity cut', sensitivityCut, 0, 1);
  requireRange('Sun altitude', maximumSunAltitude, -90, 90);
  requireRange('rejected DQ bits', rejectedDq, 0, 32_767);
  requireRange('lowest pulse height', pulseHeights[0], 0, 255);
  requireRange('highest pulse height', pulseHeights[1], pulseHeights[0], 255);
}

function requireRange(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new LightcurveError('invalid-option', `${name}: expected ${low} to ${high}, found ${value}`, {
    found: value,
  });
}

function requireRows(name: string, rows: readonly RowChoice[]): void {
  for (const { low, high } of rows)
    if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
      throw new LightcurveError(
        'invalid-option',
        `${name}: expected rows from a lower to a higher one, found ${low}:${high}`,
        { low, high },
      );
}

/**
 * Checks wavelength windows: each must have a finite lower end below its upper one.
 *
 * @throws LightcurveError `invalid-option`
 */
export function requireWindows(windows: readonly (readonly [low: number, high: number])[]): void {
  for (const [low, high] of windows)
    if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
      throw new LightcurveError(
        'invalid-option',
        `wavelengths: expected a lower end below the upper one (Angstrom), found ${low}:${high}`,
        { low, high },
      );
}
