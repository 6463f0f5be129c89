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

/** How much of a pixel's row lies in a stretch, from 0 to 1. */
export function overlap(row: number, low: number, high: number): number {
  return Math.max(0, Math.min(row + 0.5, high) - Math.max(row - 0.5, low));
}
