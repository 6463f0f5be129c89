import type { FitsFile } from '@hstlc/fits';

/** Length of a STIS clock tick (s). @see STIS Instrument Handbook, section 11.1.3 */
export const stisTickSeconds = 0.000_125;

/** STIS photons on the detector: ticks and 0-based high-resolution pixels. */
export interface StisEvents {
  readonly ticks: Int32Array;
  /** Doppler-corrected column, 0 … 2047 */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly epsilons: Float64Array;
}

/**
 * Reads the photons of a tag (AXIS1, AXIS2: 1-based) or of our corrtag (XCORR, YCORR: 0-based), without those that the
 * Doppler correction shifted off the edge (AXIS1 = 0).
 */
export async function readStisEvents(file: FitsFile): Promise<StisEvents> {
  const table = file.hdu('EVENTS')!;
  const isCorrected = table.hasColumn('XCORR');
  const times = await table.numbers('TIME');
  const first = await table.numbers(isCorrected ? 'XCORR' : 'AXIS1');
  const second = await table.numbers(isCorrected ? 'YCORR' : 'AXIS2');
  const epsilons = isCorrected ? await table.numbers('EPSILON') : undefined;
  const origin = isCorrected ? 0 : 1;
  const kept = new Int32Array(table.rowCount);
  let keptCount = 0;
  for (let row = 0; row < table.rowCount; row++)
    if (Number(first[row]) >= origin && Number(second[row]) >= origin) kept[keptCount++] = row;
  const events = {
    ticks: new Int32Array(keptCount),
    x: new Int32Array(keptCount),
    y: new Int32Array(keptCount),
    epsilons: new Float64Array(keptCount).fill(1),
  };
  for (let event = 0; event < keptCount; event++) {
    const row = kept[event];
    events.ticks[event] = Math.round(Number(times[row]) / stisTickSeconds);
    events.x[event] = Number(first[row]) - origin;
    events.y[event] = Number(second[row]) - origin;
    if (epsilons !== undefined) events.epsilons[event] = Number(epsilons[row]);
  }
  return events;
}
