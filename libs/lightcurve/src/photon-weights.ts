import type { SelectedSegment } from './segment-bins.js';
import type { Background, FluxCalibration } from './time-tag-exposure.js';

/** Numbers for each column: the counts and the flux (erg/cm² over the band) that a photon stands for, side by side. */
export const numbersPerColumn = 2;

/**
 * What a photon of each column stands for, beside its own EPSILON: of each segment first the source's, then the
 * background's, {@link numbersPerColumn} for each column. Counts of a source photon are 1 in used columns; fluxes are
 * NaN without calibration; in columns that are not used both are 0.
 *
 * Their sum over an exposure is the pipeline's net count and flux: W_i = Δλ_i / (S_i EE_i) for the source, and for the
 * background the adjoint of the pipeline's boxcar smoothing applied to rows × W.
 *
 * @param selected segments that share one photon list
 * @see COS Data Handbook 3.4.19 (BACKCORR), and the project's science page, section 1
 */
export function photonWeights(selected: readonly SelectedSegment[], columnCount: number): Float64Array {
  const length = numbersPerColumn * columnCount;
  const weights = new Float64Array(2 * length * selected.length);
  const counted = new Float64Array(columnCount);
  const spread = new Float64Array(columnCount);
  for (const [number, { segment, selection }] of selected.entries()) {
    const source = weights.subarray(2 * number * length, (2 * number + 1) * length);
    writeSource(source, selection, segment.calibration);
    const { background } = segment;
    if (background === undefined) continue;
    const beside = weights.subarray((2 * number + 1) * length, (2 * number + 2) * length);
    for (let which = 0; which < numbersPerColumn; which++) {
      for (let column = 0, at = which; column < columnCount; column++, at += numbersPerColumn)
        counted[column] = source[at] * background.sourceRows[column];
      const smoothed = smoothAdjoint(counted, background.smoothingColumns, spread);
      writeBackground(beside, which, smoothed, background);
    }
  }
  return weights;
}

/** 1 and W_i in the columns used. */
function writeSource(
  weights: Float64Array,
  { used, widths }: SelectedSegment['selection'],
  calibration: FluxCalibration | undefined,
): void {
  for (let column = 0; column < used.length; column++) {
    if (used[column] === 0) continue;
    weights[numbersPerColumn * column] = 1;
    weights[numbersPerColumn * column + 1] =
      calibration === undefined
        ? Number.NaN
        : widths[column] / (calibration.sensitivities[column] * calibration.enclosedEnergies[column]);
  }
}

/** Counts or fluxes of a background photon: what all rows of a column stand for, over their number. */
function writeBackground(
  weights: Float64Array,
  which: number,
  smoothed: Float64Array,
  { backgroundRows }: Background,
): void {
  for (let column = 0, at = which; column < smoothed.length; column++, at += numbersPerColumn)
    if (backgroundRows[column] > 0) weights[at] = smoothed[column] / backgroundRows[column];
}

/**
 * The adjoint of a boxcar average over `width` columns: what a value in column j contributes to the weighted sum of
 * the smoothed values. The window of column i is i − ⌊W/2⌋ … i − ⌊W/2⌋ + W − 1, cut at the ends.
 *
 * @param spread memory for the result, as long as `values`, whatever it holds
 * @returns 0 where no window with a value reaches, not what rounding would leave there
 * @see CALCOS ccos.c, smoothBackground (window and ends)
 */
export function smoothAdjoint(
  values: Float64Array,
  width: number,
  spread = new Float64Array(values.length),
): Float64Array {
  if (width <= 1) return values;
  const columnCount = values.length;
  const before = Math.floor(width / 2);
  // by how much the sum over windows changes from column to column
  spread.fill(0);
  for (let column = 0; column < columnCount; column++) {
    if (values[column] === 0) continue;
    const first = Math.max(0, column - before);
    const end = Math.min(columnCount, column - before + width);
    const share = values[column] / (end - first);
    spread[first] += share;
    if (end < columnCount) spread[end] -= share;
  }
  let sum = 0;
  // windows with a value that hold the column
  let holding = 0;
  for (let column = 0; column < Math.min(before, columnCount); column++) if (values[column] !== 0) holding++;
  for (let column = 0; column < columnCount; column++) {
    const entering = column + before;
    const leaving = entering - width;
    if (entering < columnCount && values[entering] !== 0) holding++;
    if (leaving >= 0 && leaving < columnCount && values[leaving] !== 0) holding--;
    sum = holding === 0 ? 0 : sum + spread[column];
    spread[column] = sum;
  }
  return spread;
}
