import { LightcurveError } from './lightcurve-error.js';

/** What may be chosen when photons become a lightcurve. */
export interface ExtractionOptions {
  /** bin width (s), rounded to whole instrument ticks; default 2 */
  readonly stepSeconds?: number;
  /** only columns of these wavelengths (Å), low and high included; default all good ones */
  readonly wavelengths?: readonly (readonly [low: number, high: number])[];
  /** whether COS columns under bright airglow lines are left out; default 'mask' */
  readonly airglow?: 'mask' | 'keep';
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

/** Share of a segment's largest sensitivity below which columns at its ends are left out. */
export const sensitivityCut = 0.05;

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
