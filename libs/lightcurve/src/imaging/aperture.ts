import { boxOf, type Box } from '../detector-boxes.js';

/** A circular aperture on a detector with an annulus around it; all in detector columns. */
export interface Aperture {
  readonly radius: number;
  readonly annulus: readonly [inner: number, outer: number];
}

/** Where the middle of an aperture is: 0-based column and row as photons have them, fractional. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** The boxes of an aperture, column by column, and the areas they cover (columns × rows). */
export interface ApertureBoxes {
  readonly source: readonly Box[];
  readonly background: readonly Box[];
  /** rows of the source by column */
  readonly sourceRows: Float64Array;
  readonly sourceArea: number;
  readonly backgroundArea: number;
}

/**
 * A circle and the annulus around it as boxes: of each column the chord at its middle, ends fractional; the annulus is
 * what lies below and what lies above the inner circle.
 *
 * @param rowsPerColumn rows that are as long as a column is wide: 1 for COS, 2 for STIS, whose rows are high-resolution
 * @param rowCount rows of the detector; boxes end at its edges
 */
export function apertureBoxes(
  { radius, annulus: [inner, outer] }: Aperture,
  centre: Place,
  detector: { readonly columnCount: number; readonly rowCount: number; readonly rowsPerColumn: number },
): ApertureBoxes {
  const { columnCount, rowCount, rowsPerColumn } = detector;
  const half = (size: number, column: number) =>
    rowsPerColumn * Math.sqrt(Math.max(0, size ** 2 - (column - centre.column) ** 2));
  const within = (low: number, high: number) => ({
    low: Math.min(Math.max(low, -0.5), rowCount - 0.5),
    high: Math.min(Math.max(high, -0.5), rowCount - 0.5),
  });
  const { row } = centre;
  const source = boxOf(columnCount, (column) =>
    within(row - half(radius, column), row + half(radius, column)),
  );
  const below = boxOf(columnCount, (column) => within(row - half(outer, column), row - half(inner, column)));
  const above = boxOf(columnCount, (column) => within(row + half(inner, column), row + half(outer, column)));
  const sourceRows = source.high.map((high, column) => high - source.low[column]);
  return {
    source: [source],
    background: [below, above],
    sourceRows,
    sourceArea: sum(sourceRows),
    backgroundArea: [below, above].reduce(
      (area, { low, high }) => area + sum(high.map((end, column) => end - low[column])),
      0,
    ),
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
