/**
 * A box on a detector: for each column the stretch of rows from `low` to `high`, ends fractional. A pixel reaches half
 * a row both ways, so rows 3 to 5 whole are the stretch 2.5 to 5.5; empty where `high` is not above `low`.
 */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A box from the stretch of each column. */
export function boxOf(
  columnCount: number,
  stretch: (column: number) => { readonly low: number; readonly high: number },
): Box {
  const low = new Float64Array(columnCount);
  const high = new Float64Array(columnCount);
  for (let column = 0; column < columnCount; column++) {
    const { low: from, high: to } = stretch(column);
    low[column] = from;
    high[column] = to;
  }
  return { low, high };
}

/** A box with the same stretch in all columns. */
export function constantBox(columnCount: number, low: number, high: number): Box {
  return { low: new Float64Array(columnCount).fill(low), high: new Float64Array(columnCount).fill(high) };
}

/** A box of whole rows, so many in each column, from the first row of each. */
export function boxOfRows(columnCount: number, rows: number, firstRow: (column: number) => number): Box {
  const low = new Float64Array(columnCount);
  const high = new Float64Array(columnCount);
  for (let column = 0; column < columnCount; column++) {
    low[column] = firstRow(column) - 0.5;
    high[column] = low[column] + rows;
  }
  return { low, high };
}

/** Rows of boxes together, by column. */
export function rowsOf(boxes: readonly Box[], columnCount: number): Float64Array {
  const rows = new Float64Array(columnCount);
  for (const { low, high } of boxes)
    for (let column = 0; column < columnCount; column++)
      if (high[column] > low[column]) rows[column] += high[column] - low[column];
  return rows;
}

/** How much of a pixel's row lies in a stretch, from 0 to 1. */
export function overlap(row: number, low: number, high: number): number {
  return Math.max(0, Math.min(row + 0.5, high) - Math.max(row - 0.5, low));
}
