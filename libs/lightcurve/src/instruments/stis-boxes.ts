import type { SpectrumRow } from './spectrum-row.js';

/** A stretch of the detector in 0-based high-resolution rows, with fractional ends; a pixel reaches half a row both ways. */
export interface RowStretch {
  readonly low: number;
  readonly high: number;
}

/** The boxes of one order: where they are by low-resolution column, and how many high-resolution rows they cover. */
export interface OrderBoxes {
  readonly source: (column: number) => readonly RowStretch[];
  readonly background: (column: number) => readonly RowStretch[];
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
  const stretch = (column: number, offset: number, height: number): RowStretch => {
    const centre = 2 * (centres[column] + offset) - 1.5;
    return { low: centre - height, high: centre + height };
  };
  return {
    source: (column) => [stretch(column, 0, size)],
    background: (column) => bands.map((band) => stretch(column, band.offset, band.size)),
    sourceHeight: 2 * size,
    backgroundHeight: bands.reduce((sum, band) => sum + 2 * band.size, 0),
  };
}

/** How much of a pixel's row lies in a stretch, from 0 to 1. */
export function overlap(row: number, { low, high }: RowStretch): number {
  return Math.max(0, Math.min(row + 0.5, high) - Math.max(row - 0.5, low));
}
