import type { Hdu } from '@hstlc/fits';
import type { PhotonList } from '../photon-list.js';
import { numberReader, type NumberReader } from './event-columns.js';
import { onBoardDopplerShift } from './stis-doppler.js';
import { rowChunks, rowsAtOnce } from './row-chunks.js';

/** Length of a STIS clock tick (s). @see STIS Instrument Handbook, section 11.1.3 */
export const stisTickSeconds = 0.000_125;

/** Low-resolution columns of a MAMA detector, as in the x1d. */
export const stisColumnCount = 1024;

/** High-resolution rows. */
export const stisRowCount = 2048;

/** What a photon counts for by where it fell, when flat fields are at hand: 0-based high-resolution raw pixels. */
export type PixelWeight = (rawX: number, rawY: number) => number;

/**
 * The photons of a tag (AXIS1, AXIS2: 1-based) or of our corrtag (XCORR, YCORR: 0-based) by low-resolution column and
 * high-resolution row, without those that the Doppler correction shifted off the edge (AXIS1 = 0).
 *
 * @param weigh of a tag's photons; a corrtag's carry their EPSILON
 */
export function stisPhotons(table: Hdu, weigh?: PixelWeight): PhotonList {
  const isCorrected = table.hasColumn('XCORR');
  const origin = isCorrected ? 0 : 1;
  const time = numberReader(table, 'TIME');
  const x = numberReader(table, isCorrected ? 'XCORR' : 'AXIS1');
  const y = numberReader(table, isCorrected ? 'YCORR' : 'AXIS2');
  const rawX = rawColumn(table, x, time);
  const epsilon = isCorrected ? numberReader(table, 'EPSILON') : undefined;
  const { rowLength } = table;
  return {
    columnCount: stisColumnCount,
    rowCount: stisRowCount,
    async *batches() {
      const length = rowsAtOnce(table);
      const ticks = new Int32Array(length);
      const columns = new Int32Array(length);
      const rows = new Int32Array(length);
      const epsilons = new Float64Array(length);
      for await (const view of rowChunks(table)) {
        const end = view.byteLength;
        let count = 0;
        for (let at = 0; at < end; at += rowLength) {
          const first = x(view, at) - origin;
          const second = y(view, at) - origin;
          if (!(first >= 0 && second >= 0)) continue;
          ticks[count] = Math.round(time(view, at) / stisTickSeconds);
          columns[count] = first >> 1;
          rows[count] = second;
          epsilons[count] =
            epsilon?.(view, at) ??
            // single precision, as a corrtag holds it, so that both give the same lightcurve
            Math.fround(weigh?.(Math.max(0, rawX(view, at) - origin), second) ?? 1);
          count++;
        }
        yield { count, ticks, columns, rows, epsilons };
      }
    },
  };
}

/** Where on the detector a photon of a tag fell: DETAXIS1, or AXIS1 without the shift of the flight computer. */
function rawColumn(table: Hdu, x: NumberReader, time: NumberReader): NumberReader {
  if (table.hasColumn('DETAXIS1')) return numberReader(table, 'DETAXIS1');
  const shift = onBoardDopplerShift(table.header);
  return shift === undefined ? x : (view, at) => x(view, at) - shift(time(view, at));
}
