import { airglowMask } from './airglow.js';
import { defaultSensitivityCut, type ExtractionOptions } from './extraction-options.js';
import type { Segment } from './time-tag-exposure.js';

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

/** What of a segment decides which of its columns count. */
export type Selectable = Pick<Segment, 'wavelengths' | 'goodColumns' | 'calibration'>;

/**
 * Chooses the columns of a segment: good for the pipeline, sensitive enough, within the windows, not under airglow.
 * The same columns count for source, background and reference.
 *
 * @param within a further limit, as the common range of a composite
 */
export function selectColumns(
  segment: Selectable,
  isCos: boolean,
  options: ExtractionOptions,
  within?: WavelengthWindow,
): ColumnSelection {
  const { wavelengths, calibration, goodColumns } = segment;
  const masks = isCos ? airglowMask(options.airglow, wavelengths) : [];
  const [first, last] = sensitiveRun(segment, options.sensitivityCut ?? defaultSensitivityCut);
  const knowsWavelengths = wavelengths.some(Number.isFinite);
  const used = goodColumns.slice();
  used.fill(0, 0, first).fill(0, last + 1);
  if (calibration !== undefined) leaveOutUnknown(used, calibration.sensitivities);
  if (knowsWavelengths) leaveOutUnknown(used, wavelengths);
  if (options.wavelengths !== undefined) leaveOutOutside(used, wavelengths, options.wavelengths);
  if (within !== undefined) leaveOutOutside(used, wavelengths, [within]);
  leaveOutInside(used, wavelengths, masks);
  return describeSelection(used, wavelengths);
}

/** The selection of given columns. @param used 1 where the column counts */
export function describeSelection(used: Uint8Array, wavelengths: Float64Array): ColumnSelection {
  const widths = columnWidths(wavelengths);
  let summedWidth = 0;
  let usedCount = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let isKnown = true;
  for (let column = 0; column < used.length; column++) {
    if (used[column] === 0) continue;
    usedCount += 1;
    summedWidth += widths[column];
    const wavelength = wavelengths[column];
    if (wavelength < low) low = wavelength;
    if (wavelength > high) high = wavelength;
    if (Number.isNaN(wavelength)) isKnown = false;
  }
  const range = isKnown && low <= high ? ([low, high] as const) : ([Number.NaN, Number.NaN] as const);
  return { used, usedCount, range, widths, summedWidth };
}

function leaveOutUnknown(used: Uint8Array, values: Float64Array): void {
  for (let column = 0; column < used.length; column++) if (Number.isNaN(values[column])) used[column] = 0;
}

function leaveOutInside(
  used: Uint8Array,
  wavelengths: Float64Array,
  windows: readonly WavelengthWindow[],
): void {
  for (const [low, high] of windows)
    for (let column = 0; column < used.length; column++)
      if (wavelengths[column] >= low && wavelengths[column] <= high) used[column] = 0;
}

function leaveOutOutside(
  used: Uint8Array,
  wavelengths: Float64Array,
  windows: readonly WavelengthWindow[],
): void {
  const outside = used.slice();
  leaveOutInside(outside, wavelengths, windows);
  for (let column = 0; column < used.length; column++) if (outside[column] === 1) used[column] = 0;
}

/**
 * The contiguous columns around the peak of the sensitivity where it reaches a share of it; columns without a
 * sensitivity inside do not end the run. All columns without a calibration.
 *
 * @see the project's science page, section 3, rule 3
 */
function sensitiveRun(
  { calibration, goodColumns, wavelengths }: Selectable,
  cut: number,
): readonly [number, number] {
  if (calibration === undefined) return [0, wavelengths.length - 1];
  const { sensitivities } = calibration;
  let peak = -1;
  for (let column = 0; column < sensitivities.length; column++)
    if (goodColumns[column] === 1 && sensitivities[column] > (peak < 0 ? 0 : sensitivities[peak]))
      peak = column;
  if (peak < 0) return [0, -1];
  const limit = cut * sensitivities[peak];
  let first = peak;
  let last = peak;
  for (let column = peak; column >= 0 && !(sensitivities[column] < limit); column--) first = column;
  for (let column = peak; column < sensitivities.length && !(sensitivities[column] < limit); column++)
    last = column;
  return [first, last];
}

/**
 * Width of each column (Å): half the distance of its neighbours; where one is missing or unknown, the distance of the
 * other; NaN where both are.
 */
export function columnWidths(wavelengths: Float64Array): Float64Array {
  const last = wavelengths.length - 1;
  const widths = new Float64Array(wavelengths.length);
  for (let column = 0; column <= last; column++) {
    const from = column > 0 && !Number.isNaN(wavelengths[column - 1]) ? column - 1 : column;
    const to = column < last && !Number.isNaN(wavelengths[column + 1]) ? column + 1 : column;
    widths[column] = Math.abs(wavelengths[to] - wavelengths[from]) / (to - from);
  }
  return widths;
}
