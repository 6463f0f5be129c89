import type { ColumnSelection } from './column-selection.js';
import type { Background, FluxCalibration, Segment } from './time-tag-exposure.js';

/** What a photon of each column stands for, beside its own EPSILON. */
export interface PhotonWeights {
  /** 1 in used columns: counts of a source photon */
  readonly sourceCounts: Float64Array;
  /** counts under the source for a background photon */
  readonly backgroundCounts: Float64Array;
  /** erg/cm² over the band for a source photon; NaN without calibration */
  readonly sourceFlux: Float64Array;
  /** erg/cm² over the band for a background photon; NaN without calibration */
  readonly backgroundFlux: Float64Array;
}

/**
 * Per-photon weights whose sum over an exposure is the pipeline's net count and flux: W_i = Δλ_i / (S_i EE_i) for the
 * source, and for the background the adjoint of the pipeline's boxcar smoothing applied to rows × W.
 *
 * @see COS Data Handbook 3.4.19 (BACKCORR), and the project's science page, section 1
 */
export function photonWeights(segment: Segment, { used, widths }: ColumnSelection): PhotonWeights {
  const { background, calibration } = segment;
  const sourceCounts = Float64Array.from(used);
  const sourceFlux = fluxWeights(used, widths, calibration);
  if (background === undefined) {
    const unknown = new Float64Array(used.length);
    return { sourceCounts, sourceFlux, backgroundCounts: unknown, backgroundFlux: unknown };
  }
  return {
    sourceCounts,
    sourceFlux,
    backgroundCounts: backgroundWeights(background, sourceCounts),
    backgroundFlux: backgroundWeights(background, sourceFlux),
  };
}

/** W_i of the columns used; NaN without calibration, 0 in the others. */
function fluxWeights(
  used: Uint8Array,
  widths: Float64Array,
  calibration: FluxCalibration | undefined,
): Float64Array {
  const weights = new Float64Array(used.length);
  for (let column = 0; column < used.length; column++) {
    if (used[column] === 0) continue;
    weights[column] =
      calibration === undefined
        ? Number.NaN
        : widths[column] / (calibration.sensitivities[column] * calibration.enclosedEnergies[column]);
  }
  return weights;
}

/** Weight of a background photon in each column, from the weights of a source photon. */
function backgroundWeights(background: Background, source: Float64Array): Float64Array {
  const { sourceRows, backgroundRows, smoothingColumns } = background;
  const columnCount = source.length;
  const counted = new Float64Array(columnCount);
  for (let column = 0; column < columnCount; column++) counted[column] = source[column] * sourceRows[column];
  const weights = smoothAdjoint(counted, smoothingColumns);
  for (let column = 0; column < columnCount; column++)
    weights[column] = backgroundRows[column] > 0 ? weights[column] / backgroundRows[column] : 0;
  return weights;
}

/**
 * The adjoint of a boxcar average over `width` columns: what a value in column j contributes to the weighted sum of
 * the smoothed values. The window of column i is i − ⌊W/2⌋ … i − ⌊W/2⌋ + W − 1, cut at the ends.
 *
 * @see CALCOS ccos.c, smoothBackground (window and ends)
 */
export function smoothAdjoint(values: Float64Array, width: number): Float64Array {
  if (width <= 1) return values;
  const steps = new Float64Array(values.length + 1);
  // how many windows with a value cover a column: where none does the sum is 0, not what rounding has left of it
  const covers = new Int32Array(values.length + 1);
  for (let column = 0; column < values.length; column++) {
    if (values[column] === 0) continue;
    const first = Math.max(0, column - Math.floor(width / 2));
    const end = Math.min(values.length, column - Math.floor(width / 2) + width);
    const share = values[column] / (end - first);
    steps[first] += share;
    steps[end] -= share;
    covers[first] += 1;
    covers[end] -= 1;
  }
  const spread = new Float64Array(values.length);
  let sum = 0;
  let covering = 0;
  for (let column = 0; column < values.length; column++) {
    covering += covers[column];
    sum = covering === 0 ? 0 : sum + steps[column];
    spread[column] = sum;
  }
  return spread;
}
