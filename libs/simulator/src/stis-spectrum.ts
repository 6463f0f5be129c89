import { gehrelsUpper } from './cos-spectrum.js';
import type { StisEvents } from './stis-events.js';
import { stisG140l, stisWavelength, traceRow } from './stis-mode.js';

/** A row of a STIS x1d table, by column. */
export interface StisSpectrum {
  readonly wavelengths: Float64Array;
  /** EXTRLOCY (1-based low-resolution rows) */
  readonly trace: Float64Array;
  readonly flags: Int16Array;
  /** photons of which a part lies in the box, weighted by that part */
  readonly grossCounts: Float64Array;
  /** count/s */
  readonly gross: Float64Array;
  readonly background: Float64Array;
  readonly net: Float64Array;
  readonly netError: Float64Array;
  /** erg/s/cm²/Å */
  readonly flux: Float64Array;
  readonly error: Float64Array;
}

/** Bits of the edge of the detector in real x1d files: 2048 | 512 | 4. */
const edgeFlags = 2_564;

/** Flags of the columns. */
export function stisFlags(): Int16Array {
  const { columnCount, edgeColumns } = stisG140l;
  return Int16Array.from({ length: columnCount }, (_, index) =>
    index < edgeColumns || index >= columnCount - edgeColumns ? edgeFlags : 0,
  );
}

/**
 * Extracts a first-order spectrum by the pipeline's rules: events in low-resolution pixels, a box of EXTRSIZE rows
 * about EXTRLOCY whose end pixels count by their part, two background boxes scaled by rows, FLUX = NET / S.
 *
 * Departs from CALSTIS where nothing is simulated to correct: no flat fields, no non-linearity, and the background of
 * a column is not fitted along the dispersion.
 *
 * @param sensitivities NET / FLUX by column
 * @see hstcal x1dspec.c lines 249-278 (box), background.c, BSD-3-Clause
 */
export function stisSpectrum(
  events: StisEvents,
  exposureSeconds: number,
  sensitivities: Float64Array,
): StisSpectrum {
  const { columnCount, boxHeight, bandOffsets, bandHeight } = stisG140l;
  const trace = Float64Array.from({ length: columnCount }, (_, index) => traceRow(index + 1));
  const grossCounts = new Float64Array(columnCount);
  const bandCounts = new Float64Array(columnCount);
  for (let event = 0; event < events.ticks.length; event++) {
    const column = (events.x[event] - 1) >> 1;
    const row = ((events.y[event] - 1) >> 1) + 1;
    if (events.x[event] < 1 || column >= columnCount) continue;
    grossCounts[column] += overlap(row, trace[column], boxHeight);
    for (const offset of bandOffsets) bandCounts[column] += overlap(row, trace[column] + offset, bandHeight);
  }
  const rowsRatio = boxHeight / (bandOffsets.length * bandHeight);
  const background = bandCounts.map((count) => (count * rowsRatio) / exposureSeconds);
  const gross = grossCounts.map((count) => count / exposureSeconds);
  const net = gross.map((rate, column) => rate - background[column]);
  const netError = grossCounts.map(
    (count, column) =>
      Math.hypot(gehrelsUpper(count), rowsRatio * Math.sqrt(bandCounts[column])) / exposureSeconds,
  );
  return {
    wavelengths: Float64Array.from({ length: columnCount }, (_, index) => stisWavelength(index + 1)),
    trace,
    flags: stisFlags(),
    grossCounts,
    gross,
    background,
    net,
    netError,
    flux: net.map((rate, column) => rate / sensitivities[column]),
    error: netError.map((rate, column) => rate / sensitivities[column]),
  };
}

/** Part of a pixel that lies in a box. @param row of the pixel, which spans row - 0.5 to row + 0.5 */
function overlap(row: number, centre: number, height: number): number {
  return Math.min(
    1,
    Math.max(0, Math.min(row + 0.5, centre + height / 2) - Math.max(row - 0.5, centre - height / 2)),
  );
}
