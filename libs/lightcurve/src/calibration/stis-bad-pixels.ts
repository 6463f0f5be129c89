import { LightcurveError } from '../lightcurve-error.js';
import type { ReferenceTable } from './reference-table.js';

/** DQ of each low-resolution pixel of a detector, row after row. */
export interface DetectorQuality {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly flags: Uint16Array;
}

/** Low-resolution pixels of a MAMA along an axis. */
const defaultSize = 1024;

/**
 * DQ of the pixels of a detector by BPIXTAB: each row of the table flags LENGTH pixels along an AXIS from (PIX1, PIX2),
 * 1-based, for its OPT_ELEM or for ANY; flags of several rows are joined bit by bit.
 *
 * @throws LightcurveError `unsupported-configuration` when the table's detector is larger than any
 * @see CALSTIS cs1/dodqi.c (doDQI, DQINormal), BSD-3-Clause
 */
export function badPixels({ header, rows }: ReferenceTable, opticalElement: string): DetectorQuality {
  const columnCount = header.number('SIZAXIS1') ?? defaultSize;
  const rowCount = header.number('SIZAXIS2') ?? defaultSize;
  const isPlausible = (size: number) => size > 0 && size <= 4096;
  if (!isPlausible(columnCount) || !isPlausible(rowCount))
    throw new LightcurveError(
      'unsupported-configuration',
      `BPIXTAB: expected SIZAXIS1 and SIZAXIS2 from 1 to 4096, found ${columnCount} and ${rowCount}`,
      { found: `${columnCount} × ${rowCount}` },
    );
  const flags = new Uint16Array(columnCount * rowCount);
  for (const row of rows) {
    const element = row.text('OPT_ELEM') ?? 'ANY';
    if (element !== 'ANY' && element !== opticalElement) continue;
    const isAlongRow = row.number('AXIS') === 1;
    const column = (row.number('PIX1') ?? 0) - 1;
    const line = (row.number('PIX2') ?? 0) - 1;
    if (column < 0 || column >= columnCount || line < 0 || line >= rowCount) continue;
    const room = isAlongRow ? columnCount - column : rowCount - line;
    const first = line * columnCount + column;
    const length = Math.min(room, row.number('LENGTH') ?? 0);
    for (let step = 0; step < length; step++)
      flags[first + step * (isAlongRow ? 1 : columnCount)] |= row.number('VALUE') ?? 0;
  }
  return { columnCount, rowCount, flags };
}

/**
 * DQ of a photon by the pixel it fell on.
 *
 * @param x 0-based high-resolution pixel, and so `y`; 0 beyond the detector
 */
export function qualityAt({ columnCount, rowCount, flags }: DetectorQuality, x: number, y: number): number {
  const column = x >> 1;
  const row = y >> 1;
  return column >= 0 && column < columnCount && row >= 0 && row < rowCount
    ? flags[row * columnCount + column]
    : 0;
}
