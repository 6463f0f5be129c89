import type { Box } from '../detector-boxes.js';

/** Entries of a record: so many that one SIMD instruction holds a row against all their limits. */
export const recordLength = 4;

/**
 * Boxes sorted by where they are, so that a photon is held against the few near it. Each cell (a column, a run of rows)
 * has as many records as the fullest one needs. A record is the first rows that four boxes touch in this column, and
 * then the last ones; an entry without a box touches no row. The less memory this takes, the more of it stays in the
 * processor's cache.
 */
export interface BoxIndex {
  readonly columnCount: number;
  readonly rowCount: number;
  /** rows of a cell, as a power of two */
  readonly rowShift: number;
  readonly cellsPerColumn: number;
  readonly recordsPerCell: number;
  /** 2 × {@link recordLength} numbers for each record */
  readonly limits: Int16Array;
  /** by entry: number of its box; empty where every cell's only record has all boxes in their order */
  readonly boxOfEntry: Uint16Array;
  readonly boxes: readonly Box[];
  /** by box: 1 where it holds whole rows only, so that a photon in it counts in full */
  readonly isWhole: Uint8Array;
}

/** Rows of a cell, as a power of two, when one record cannot hold all boxes. */
const cellRowShift = 4;

/** @param rowCount rows of the detector; boxes may reach beyond, photons may not */
export function indexBoxes(boxes: readonly Box[], columnCount: number, rowCount: number): BoxIndex {
  const hasFew = boxes.length <= recordLength;
  const rowShift = hasFew ? Math.ceil(Math.log2(rowCount)) : cellRowShift;
  const shape = { columnCount, rowCount, rowShift, cellsPerColumn: Math.ceil(rowCount / 2 ** rowShift) };
  const fill = new Uint16Array(columnCount * shape.cellsPerColumn);
  if (!hasFew) forEachCell(boxes, shape, (cell) => (fill[cell] += 1));
  const recordsPerCell = Math.max(
    1,
    fill.reduce((most, count) => Math.max(most, Math.ceil(count / recordLength)), 0),
  );
  const entryCount = recordsPerCell * recordLength * fill.length;
  const limits = new Int16Array(2 * entryCount);
  const boxOfEntry = new Uint16Array(hasFew ? 0 : entryCount);
  const write = (entry: number, first: number, last: number) => {
    const record = 2 * recordLength * Math.floor(entry / recordLength);
    limits[record + (entry % recordLength)] = first;
    limits[record + recordLength + (entry % recordLength)] = last;
  };
  for (let entry = 0; entry < entryCount; entry++) write(entry, 0, -1);
  fill.fill(0);
  forEachCell(boxes, shape, (cell, first, last, box) => {
    const entry = cell * recordsPerCell * recordLength + (hasFew ? box : fill[cell]);
    fill[cell] += 1;
    write(entry, first, last);
    if (!hasFew) boxOfEntry[entry] = box;
  });
  const isWhole = Uint8Array.from(boxes, (box) => (hasWholeRows(box) ? 1 : 0));
  return { ...shape, recordsPerCell, limits, boxOfEntry, boxes, isWhole };
}

type Shape = Pick<BoxIndex, 'columnCount' | 'rowCount' | 'rowShift' | 'cellsPerColumn'>;

function forEachCell(
  boxes: readonly Box[],
  { columnCount, rowCount, rowShift, cellsPerColumn }: Shape,
  visit: (cell: number, first: number, last: number, box: number) => void,
): void {
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
