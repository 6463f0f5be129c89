import type { Hdu } from '@hstlc/fits';
import { seriousDq } from '../photon-list.js';
import type { CosBoxes } from './cos-boxes.js';
import { numberReader } from './event-columns.js';
import { rowChunks } from './row-chunks.js';

/**
 * Wavelengths of the columns of a segment from those of its photons, for want of an x1d: their mean by column, gaps
 * filled linearly, NaN beyond the first and last column with a photon.
 *
 * @returns Å by column
 */
export async function wavelengthsOfPhotons(table: Hdu, boxes: CosBoxes): Promise<Float64Array> {
  const sums = new Float64Array(boxes.columnCount);
  const counts = new Float64Array(boxes.columnCount);
  const { low, high } = boxes.source();
  const x = numberReader(table, 'XFULL');
  const y = numberReader(table, 'YFULL');
  const wavelengthOf = numberReader(table, 'WAVELENGTH');
  const dq = numberReader(table, 'DQ');
  for await (const rows of rowChunks(table)) {
    const end = rows.byteLength;
    for (let at = 0; at < end; at += table.rowLength) {
      const wavelength = wavelengthOf(rows, at);
      const column = Math.floor(x(rows, at) + 0.5) + boxes.columnOffset;
      const row = Math.floor(y(rows, at) + 0.5);
      if (!(wavelength > 0 && column >= 0 && column < boxes.columnCount)) continue;
      if (row < low[column] || row > high[column] || (dq(rows, at) & seriousDq) !== 0) continue;
      sums[column] += wavelength;
      counts[column] += 1;
    }
  }
  return interpolated(
    sums.map((sum, column) => sum / counts[column]),
    counts,
  );
}

/** Fills columns without a photon linearly between their neighbours. */
function interpolated(means: Float64Array, counts: Float64Array): Float64Array {
  const wavelengths = new Float64Array(means.length).fill(Number.NaN);
  let previous = -1;
  for (let column = 0; column < means.length; column++) {
    if (counts[column] === 0) continue;
    wavelengths[column] = means[column];
    for (let between = previous + 1; previous >= 0 && between < column; between++) {
      const share = (between - previous) / (column - previous);
      wavelengths[between] = means[previous] + (means[column] - means[previous]) * share;
    }
    previous = column;
  }
  return wavelengths;
}
