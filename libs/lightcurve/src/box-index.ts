import type { Box } from './detector-boxes.js';

/**
 * Boxes sorted by where they are, so that a photon is held against the few near it: each cell (a column, a run of rows)
 * has as many entries as the fullest one needs, and an entry is three numbers together: the first and the last row that
 * a box touches in this column, and the number of the box. Empty entries touch no row.
 */
export interface BoxIndex {
  readonly columnCount: number;
  readonly rowCount: number;
  /** rows of a cell, as a power of two */
  readonly rowShift: number;
  readonly cellsPerColumn: number;
  readonly entriesPerCell: number;
  readonly entries: Int16Array;
  readonly boxes: readonly Box[];
  /** by box: 1 where it holds whole rows only, so that a photon in it counts in full */
  readonly isWhole: Uint8Array;
}

/** Of so few boxes each photon is held against all. */
const fewBoxes = 3;

/** Rows of a cell, as a power of two, when there are more. */
const cellRowShift = 4;

/** @param rowCount rows of the detector; boxes may reach beyond, photons may not */
export function indexBoxes(boxes: readonly Box[], columnCount: number, rowCount: number): BoxIndex {
  const rowShift = boxes.length <= fewBoxes ? Math.ceil(Math.log2(rowCount)) : cellRowShift;
  const cellsPerColumn = Math.ceil(rowCount / 2 ** rowShift);
  const fill = new Uint16Array(columnCount * cellsPerColumn);
  forEachCell(boxes, columnCount, rowCount, rowShift, (cell) => (fill[cell] += 1));
  const entriesPerCell = fill.reduce((most, count) => Math.max(most, count), 0);
  const entries = new Int16Array(3 * entriesPerCell * fill.length);
  for (let entry = 0; entry < entries.length; entry += 3) entries[entry + 1] = -1;
  fill.fill(0);
  forEachCell(boxes, columnCount, rowCount, rowShift, (cell, first, last, box) => {
    entries.set([first, last, box], 3 * (cell * entriesPerCell + fill[cell]));
    fill[cell] += 1;
  });
  return {
    columnCount,
    rowCount,
    rowShift,
    cellsPerColumn,
    entriesPerCell,
    entries,
    boxes,
    isWhole: Uint8Array.from(boxes, (box) => (hasWholeRows(box) ? 1 : 0)),
  };
}

function forEachCell(
  boxes: readonly Box[],
  columnCount: number,
  rowCount: number,
  rowShift: number,
  visit: (cell: number, first: number, last: number, box: number) => void,
): void {
  const cellsPerColumn = Math.ceil(rowCount / 2 ** rowShift);
  for (const [box, { low, high }] of boxes.entries())
    for (let column = 0; column < columnCount; column++) {
      if (!(high[column] > low[column])) continue;
      // rows with some part in the box
      const first = Math.max(0, Math.floor(low[column] + 0.5));
      const last = Math.min(rowCount - 1, Math.ceil(high[column] - 0.5));
      for (let cell = first >> rowShift; first <= last && cell <= last >> rowShift; cell++)
        visit(column * cellsPerColumn + cell, first, last, box);
    }
}

function hasWholeRows({ low, high }: Box): boolean {
  return low.every(
    (from, column) =>
      !(high[column] > from) || (Number.isInteger(from + 0.5) && Number.isInteger(high[column] + 0.5)),
  );
}
