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

/**
 * Boxes sorted by where they are, so that a photon is held against the few near it: of each cell (a column, a run of
 * rows) the boxes that reach into it.
 */
export interface BoxIndex {
  readonly columnCount: number;
  /** rows of a cell, as a power of two */
  readonly rowShift: number;
  readonly cellsPerColumn: number;
  /** where a cell's list of boxes begins in `boxes`; one more than there are cells */
  readonly starts: Uint32Array;
  /** numbers of boxes */
  readonly boxes: Uint16Array;
  /** box after box, a value for each column */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Cells are made no finer than so many in all. */
const maximumCells = 1 << 17;

/** @param rowCount rows of the detector; boxes may reach beyond, photons may not */
export function indexBoxes(boxes: readonly Box[], columnCount: number, rowCount: number): BoxIndex {
  let rowShift = 3;
  while (columnCount * Math.ceil(rowCount / 2 ** rowShift) > maximumCells) rowShift++;
  const cellsPerColumn = Math.ceil(rowCount / 2 ** rowShift);
  const low = new Float64Array(boxes.length * columnCount);
  const high = new Float64Array(boxes.length * columnCount);
  for (const [number, box] of boxes.entries()) {
    low.set(box.low, number * columnCount);
    high.set(box.high, number * columnCount);
  }
  const starts = new Uint32Array(columnCount * cellsPerColumn + 1);
  const listed: number[] = [];
  for (let column = 0; column < columnCount; column++)
    for (let cell = 0; cell < cellsPerColumn; cell++) {
      const first = cell * 2 ** rowShift - 0.5;
      const last = first + 2 ** rowShift;
      for (const [number, box] of boxes.entries())
        if (box.low[column] < last && box.high[column] > Math.max(first, box.low[column]))
          listed.push(number);
      starts[column * cellsPerColumn + cell + 1] = listed.length;
    }
  return {
    columnCount,
    rowShift,
    cellsPerColumn,
    starts,
    boxes: Uint16Array.from(listed),
    low,
    high,
  };
}
