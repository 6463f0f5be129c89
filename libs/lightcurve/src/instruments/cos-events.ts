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
  const kept = new Int32Array(table.rowCount);
  let keptCount = 0;
  for (let row = 0; row < table.rowCount; row++)
    if ((Number(dq![row]) & seriousDq) === 0) kept[keptCount++] = row;
  const events = {
    ticks: new Int32Array(keptCount),
    x: new Int32Array(keptCount),
    y: new Int32Array(keptCount),
    epsilons: new Float64Array(keptCount),
    wavelengths: new Float64Array(keptCount),
  };
  for (let event = 0; event < keptCount; event++) {
    const row = kept[event];
    events.ticks[event] = Math.round(Number(times![row]) / cosTickSeconds);
    events.x[event] = Math.floor(Number(xFull![row]) + 0.5);
    events.y[event] = Math.floor(Number(yFull![row]) + 0.5);
    events.epsilons[event] = Number(epsilons![row]);
    events.wavelengths[event] = Number(wavelengths![row]);
  }
  return events;
}
