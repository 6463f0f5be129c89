import { boxOf, type Box } from '../detector-boxes.js';
import type { SpectrumRow } from './spectrum-row.js';
import { stisColumnCount } from './stis-photons.js';

/** The boxes of one order by low-resolution column, and how many high-resolution rows they cover. */
export interface OrderBoxes {
  readonly source: Box;
  readonly background: readonly Box[];
  readonly sourceHeight: number;
  readonly backgroundHeight: number;
}

/**
 * The extraction and background boxes of an x1d row. EXTRLOCY counts low-resolution rows from 1, so the centre is
 * 2·EXTRLOCY − 1.5 in 0-based high-resolution rows; SHIFTA2 is already in it.
 *
 * @see CALSTIS x1dspec.c lines 249–278, background.c, do1dx.c line 890 (BSD-3-Clause)
 */
export function orderBoxes(row: SpectrumRow): OrderBoxes {
  const centres = row.values('EXTRLOCY');
  const [size = 0] = row.values('EXTRSIZE');
  const bands = [1, 2].map((band) => ({
    size: row.values(`BK${band}SIZE`)[0] ?? 0,
    offset: row.values(`BK${band}OFFST`)[0] ?? 0,
  }));
  const boxAt = (offset: number, height: number) =>
    boxOf(stisColumnCount, (column) => {
      const centre = 2 * (centres[column] + offset) - 1.5;
      return { low: centre - height, high: centre + height };
    });
  return {
    source: boxAt(0, size),
    background: bands.map((band) => boxAt(band.offset, band.size)),
    sourceHeight: 2 * size,
    backgroundHeight: bands.reduce((sum, band) => sum + 2 * band.size, 0),
  };
}
