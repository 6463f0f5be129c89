import { airglowWindows, sensitivityCut, type ExtractionOptions } from './extraction-options.js';
import type { FluxCalibration, Segment } from './time-tag-exposure.js';

/** The columns of a segment that count, and what they cover. */
export interface ColumnSelection {
  /** 1 where the column counts */
  readonly used: Uint8Array;
  readonly usedCount: number;
  /** Å; NaN when the wavelengths are unknown */
  readonly range: readonly [number, number];
  /** width of each column (Å) */
  readonly widths: Float64Array;
  /** sum of the widths of the columns used (Å) */
  readonly summedWidth: number;
}

/** A limit of wavelengths (Å), both ends included. */
export type WavelengthWindow = readonly [low: number, high: number];

/**
 * Chooses the columns of a segment: good for the pipeline, sensitive enough, within the windows, not under airglow.
 * The same columns count for source, background and reference.
 *
 * @param within a further limit, as the common range of a composite
 */
export function selectColumns(
  segment: Segment,
  isCos: boolean,
  { wavelengths, airglow = 'mask' }: ExtractionOptions,
  within?: WavelengthWindow,
): ColumnSelection {
  const masks = isCos && airglow === 'mask' ? airglowWindows : [];
  const [first, last] =
    segment.calibration === undefined
      ? [0, segment.wavelengths.length - 1]
      : sensitiveRun(segment.calibration, segment);
  const knowsWavelengths = segment.wavelengths.some(Number.isFinite);
  const used = new Uint8Array(segment.wavelengths.length);
  const widths = columnWidths(segment.wavelengths);
  let summedWidth = 0;
  let usedCount = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let column = first; column <= last; column++) {
    const wavelength = segment.wavelengths[column];
    const isUncalibrated =
      segment.calibration !== undefined && Number.isNaN(segment.calibration.sensitivities[column]);
    const isUnknown = knowsWavelengths && Number.isNaN(wavelength);
    if (segment.goodColumns[column] !== 1 || isUncalibrated || isUnknown) continue;
    if (masks.some((window) => isWithin(wavelength, window))) continue;
    if (wavelengths !== undefined && !wavelengths.some((window) => isWithin(wavelength, window))) continue;
    if (within !== undefined && !isWithin(wavelength, within)) continue;
    used[column] = 1;
    usedCount += 1;
    summedWidth += widths[column];
    low = Math.min(low, wavelength);
    high = Math.max(high, wavelength);
  }
  const range = low <= high ? ([low, high] as const) : ([Number.NaN, Number.NaN] as const);
  return { used, usedCount, range, widths, summedWidth };
}

function isWithin(wavelength: number, [low, high]: WavelengthWindow): boolean {
  return wavelength >= low && wavelength <= high;
}

/**
 * The contiguous columns around the peak of the sensitivity where it reaches a share of it; columns without a
 * sensitivity inside do not end the run.
 */
function sensitiveRun(
  { sensitivities }: FluxCalibration,
  { goodColumns }: Segment,
): readonly [number, number] {
  let peak = -1;
  for (let column = 0; column < sensitivities.length; column++)
    if (goodColumns[column] === 1 && sensitivities[column] > (peak < 0 ? 0 : sensitivities[peak]))
      peak = column;
  if (peak < 0) return [0, -1];
  const limit = sensitivityCut * sensitivities[peak];
  let first = peak;
  let last = peak;
  for (let column = peak; column >= 0 && !(sensitivities[column] < limit); column--) first = column;
  for (let column = peak; column < sensitivities.length && !(sensitivities[column] < limit); column++)
    last = column;
  return [first, last];
}

/** Width of each column (Å): half the distance of its neighbours, at the ends the distance of the one. */
export function columnWidths(wavelengths: Float64Array): Float64Array {
  const last = wavelengths.length - 1;
  return wavelengths.map((_, column) => {
    const from = Math.max(0, column - 1);
    const to = Math.min(last, column + 1);
    return Math.abs(wavelengths[to] - wavelengths[from]) / Math.max(1, to - from);
  });
}
