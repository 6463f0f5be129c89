import type { FitsFile } from '@hstlc/fits';
import { cosTickSeconds } from './cos-tick.js';

/** COS photons that no pipeline step has rejected: ticks, detector coordinates, weights, wavelengths. */
export interface CosEvents {
  readonly ticks: Int32Array;
  /** XFULL, rounded half up, without X_OFFSET */
  readonly x: Int32Array;
  /** YFULL, rounded half up */
  readonly y: Int32Array;
  readonly epsilons: Float64Array;
  /** Å; 0 outside the active area */
  readonly wavelengths: Float64Array;
}

/**
 * Bits of DQ that CALCOS drops photons for, whatever SDQFLAGS says: 64 burst, 512 pulse height, 2048 bad time.
 *
 * @see CALCOS calcosparam.py line 150, timetag.py lines 3980 and 3998 (BSD-3-Clause)
 */
export const seriousDq = 64 | 512 | 2048;

/**
 * Reads the photons of a corrtag, without those with a serious DQ bit.
 *
 * Coordinates are rounded half up in double precision, as CALCOS bins them (ccos.c line 136); half to even fails.
 */
export async function readCosEvents(file: FitsFile): Promise<CosEvents> {
  const table = file.hdu('EVENTS')!;
  const [times, xFull, yFull, epsilons, dq, wavelengths] = await Promise.all(
    ['TIME', 'XFULL', 'YFULL', 'EPSILON', 'DQ', 'WAVELENGTH'].map((name) => table.numbers(name)),
  );
  const kept: number[] = [];
  for (let row = 0; row < table.rowCount; row++) if ((Number(dq![row]) & seriousDq) === 0) kept.push(row);
  return {
    ticks: Int32Array.from(kept, (row) => Math.round(Number(times![row]) / cosTickSeconds)),
    x: Int32Array.from(kept, (row) => Math.floor(Number(xFull![row]) + 0.5)),
    y: Int32Array.from(kept, (row) => Math.floor(Number(yFull![row]) + 0.5)),
    epsilons: Float64Array.from(kept, (row) => Number(epsilons![row])),
    wavelengths: Float64Array.from(kept, (row) => Number(wavelengths![row])),
  };
}
