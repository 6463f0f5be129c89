import type { FrequencyGrid } from './frequency-grid.js';

/** HST's orbital period where an exposure does not tell its own (s): 95.4 min. */
export const hstOrbitSeconds = 95.4 * 60;
const daySeconds = 86_400;
/** harmonics of the orbit looked at: those of occultations and of a trend that repeats in every orbit */
const orbitHarmonics = 12;
/** a peak of the spectral window counts from this part of its highest possible power on */
const windowPeakPower = 0.1;

/** Why a peak need not be the target's: it falls on HST's orbit, on a day, or on a peak of the spectral window. */
export type PeakLabel =
  | { readonly kind: 'orbit'; readonly harmonic: number }
  | { readonly kind: 'day'; readonly harmonic: number }
  | { readonly kind: 'window' };

export interface Peak {
  /** position in the grid */
  readonly index: number;
  /** Hz, s; between grid points by a parabola */
  readonly frequencyHz: number;
  readonly periodSeconds: number;
  /** at the grid point, in the periodogram's normalization */
  readonly power: number;
  readonly labels: readonly PeakLabel[];
}

export interface PeakOptions {
  /** how many, at most */
  readonly count?: number;
  /** from the exposure's TIMELINE where there is one */
  readonly orbitSeconds?: number;
  /** of the same grid, from spectralWindow */
  readonly window?: Float64Array;
}

/**
 * The highest peaks of a periodogram, strongest first, no two closer than 1 / baseline.
 *
 * The orbit and the day are labels of peaks within 1 / baseline of them: a curve shorter than an orbit has its slowest
 * peaks labelled as orbital, for it cannot tell a trend within the orbit from a period. Harmonics of the orbit are where
 * a trend that repeats puts its power; they are labels within half of that, of curves of more than one orbit only.
 */
export function findPeaks(
  powers: Float64Array,
  grid: FrequencyGrid,
  baselineSeconds: number,
  { count = 10, orbitSeconds = hstOrbitSeconds, window }: PeakOptions = {},
): readonly Peak[] {
  const resolution = 1 / baselineSeconds;
  const windowPeaks = window
    ? localMaxima(window)
        .filter((index) => window[index] >= windowPeakPower)
        .map((index) => frequencyAt(window, index, grid))
    : [];
  const peaks: Peak[] = [];
  for (const index of localMaxima(powers).toSorted((a, b) => powers[b] - powers[a])) {
    if (peaks.length === count) break;
    const frequencyHz = frequencyAt(powers, index, grid);
    if (peaks.some((peak) => Math.abs(peak.frequencyHz - frequencyHz) < resolution)) continue;
    const labels = [
      ...harmonicLabel('orbit', frequencyHz * orbitSeconds, resolution * orbitSeconds),
      ...harmonicLabel('day', frequencyHz * daySeconds, resolution * daySeconds),
      ...(windowPeaks.some((other) => Math.abs(other - frequencyHz) <= resolution)
        ? [{ kind: 'window' } as const]
        : []),
    ];
    peaks.push({ index, frequencyHz, periodSeconds: 1 / frequencyHz, power: powers[index], labels });
  }
  return peaks;
}

/** @param cycles of the peak in an orbit or a day @param tolerance the resolution in the same unit */
function harmonicLabel(kind: 'orbit' | 'day', cycles: number, tolerance: number): readonly PeakLabel[] {
  if (Math.abs(cycles - 1) <= tolerance) return [{ kind, harmonic: 1 }];
  const harmonic = Math.round(cycles);
  const isRepeated = kind === 'orbit' && tolerance < 1;
  const isHarmonic =
    harmonic > 1 && harmonic <= orbitHarmonics && Math.abs(cycles - harmonic) <= tolerance / 2;
  return isRepeated && isHarmonic ? [{ kind, harmonic }] : [];
}

/** Where a column is higher than on both sides; an end counts when it is higher than its one neighbour. */
function localMaxima(values: Float64Array): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const before = index > 0 ? values[index - 1] : -Infinity;
    const after = index + 1 < values.length ? values[index + 1] : -Infinity;
    if (values[index] > before && values[index] >= after) found.push(index);
  }
  return found;
}

/** The top of the parabola through a maximum and its neighbours. */
function frequencyAt(values: Float64Array, index: number, { firstIndex, stepHz }: FrequencyGrid): number {
  if (index === 0 || index === values.length - 1) return (firstIndex + index) * stepHz;
  const curvature = values[index - 1] - 2 * values[index] + values[index + 1];
  const shift = curvature < 0 ? (values[index - 1] - values[index + 1]) / (2 * curvature) : 0;
  return (firstIndex + index + shift) * stepHz;
}
