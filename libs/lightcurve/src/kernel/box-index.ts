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
  const index = boxes.length <= recordLength ? indexFew : indexMany;
  const isWhole = Uint8Array.from(boxes, (box) => (hasWholeRows(box) ? 1 : 0));
  return { ...index(boxes, columnCount, rowCount), boxes, isWhole };
}

/** One cell for each column, whose only record has all boxes in their order. */
function indexFew(boxes: readonly Box[], columnCount: number, rowCount: number): Index {
  const limits = emptyRecords(columnCount);
  for (const [place, { low, high }] of boxes.entries())
    for (let column = 0; column < columnCount; column++) {
      const first = firstTouched(low[column]);
      const last = lastTouched(high[column], rowCount);
      if (first > last || !(high[column] > low[column])) continue;
      limits[2 * recordLength * column + place] = first;
      limits[2 * recordLength * column + recordLength + place] = last;
    }
  return {
    columnCount,
    rowCount,
    rowShift: Math.ceil(Math.log2(rowCount)),
    cellsPerColumn: 1,
    recordsPerCell: 1,
    limits,
    boxOfEntry: new Uint16Array(0),
  };
}

/** Cells of a few rows, each with the boxes that touch it. */
function indexMany(boxes: readonly Box[], columnCount: number, rowCount: number): Index {
  const rowShift = cellRowShift;
  const shape = { columnCount, rowCount, rowShift, cellsPerColumn: Math.ceil(rowCount / 2 ** rowShift) };
  const fill = new Uint16Array(columnCount * shape.cellsPerColumn);
  forEachCell(boxes, shape, (cell) => (fill[cell] += 1));
  const fullest = fill.reduce((most, count) => Math.max(most, count), 1);
  const recordsPerCell = Math.ceil(fullest / recordLength);
  const limits = emptyRecords(recordsPerCell * fill.length);
  const boxOfEntry = new Uint16Array(recordsPerCell * recordLength * fill.length);
  fill.fill(0);
  forEachCell(boxes, shape, (cell, first, last, box) => {
    const entry = cell * recordsPerCell * recordLength + fill[cell];
    const place = entry % recordLength;
    fill[cell] += 1;
    limits[2 * (entry - place) + place] = first;
    limits[2 * (entry - place) + recordLength + place] = last;
    boxOfEntry[entry] = box;
  });
  return { ...shape, recordsPerCell, limits, boxOfEntry };
}

type Index = Omit<BoxIndex, 'boxes' | 'isWhole'>;

/** Records whose entries touch no row: from row 0 to row −1. */
function emptyRecords(count: number): Int16Array {
  const limits = new Int16Array(2 * recordLength * count);
  for (let record = 0; record < count; record++)
    limits.fill(-1, (2 * record + 1) * recordLength, (2 * record + 2) * recordLength);
  return limits;
}

/** The first row of which some part lies above an end of a box. */
function firstTouched(low: number): number {
  return Math.max(0, Math.floor(low + 0.5));
}

/** The last row of which some part lies below an end of a box. */
function lastTouched(high: number, rowCount: number): number {
  return Math.min(rowCount - 1, Math.ceil(high - 0.5));
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
      const first = firstTouched(low[column]);
      const last = lastTouched(high[column], rowCount);
      for (let cell = first >> rowShift; first <= last && cell <= last >> rowShift; cell++)
        visit(column * cellsPerColumn + cell, first, last, box);
    }
}

function hasWholeRows({ low, high }: Box): boolean {
  for (let column = 0; column < low.length; column++) {
    const isWhole = Number.isInteger(low[column] + 0.5) && Number.isInteger(high[column] + 0.5);
    if (high[column] > low[column] && !isWhole) return false;
  }
  return true;
}
