import type { Box } from '../detector-boxes.js';

/** Entries of a record: boxes that a row is held against at once. */
export const recordLength = 4;

/**
 * Boxes sorted by where they are, so that a photon is held against the few near it. Each cell (a column, a run of rows)
 * has as many records as the fullest one needs; cells side by side that are alike share theirs. The less memory this
 * takes, the more of it stays in the processor's cache.
 */
export interface BoxIndex {
  readonly columnCount: number;
  readonly rowCount: number;
  /** rows of a cell, as a power of two */
  readonly rowShift: number;
  readonly cellsPerColumn: number;
  readonly recordsPerCell: number;
  /** number of the first record of each cell, column after column, and at last of a cell that no box touches */
  readonly recordOfCell: Uint16Array | Uint32Array;
  /**
   * Four numbers for each record: the first rows that entries 0 and 2 touch in this column in the halves of one, those
   * of entries 1 and 3, and the same of the last rows, with the highest bit of each half set; see {@link entriesAt}.
   */
  readonly limits: Int32Array;
  /** number of its box, by record × {@link entryStride} + entry */
  readonly boxOfEntry: Uint16Array;
  /** 0 where every record has all boxes in their order */
  readonly entryStride: 0 | typeof recordLength;
  readonly boxes: readonly Box[];
  /** by box: 1 where it holds whole rows only, so that a photon in it counts in full */
  readonly isWhole: Uint8Array;
}

/** The highest bit of each half of a number. */
const highest = 0x8000_8000 | 0;

/** Which entries of a record touch a row, a bit for each. A subtraction leaves the highest bit of a half where it can. */
export function entriesAt(limits: Int32Array, record: number, row: number): number {
  const at = record << 2;
  const rows = Math.imul(row, 0x1_0001);
  const even = ((rows | highest) - limits[at]) & (limits[at | 2] - rows) & highest;
  const odd = ((rows | highest) - limits[at | 1]) & (limits[at | 3] - rows) & highest;
  const bits = (even >>> 15) | (odd >>> 14);
  return (bits & 3) | (bits >>> 14);
}

/** Rows of a cell, as a power of two, when one record cannot hold all boxes. */
const cellRowShift = 4;

/** @param rowCount rows of the detector; boxes may reach beyond, photons may not */
export function indexBoxes(boxes: readonly Box[], columnCount: number, rowCount: number): BoxIndex {
  const isWhole = Uint8Array.from(boxes, (box) => (hasWholeRows(box) ? 1 : 0));
  const index =
    boxes.length <= recordLength
      ? indexFew(boxes, columnCount, rowCount)
      : shareRecords(indexMany(boxes, columnCount, rowCount));
  return { ...index, boxes, isWhole };
}

/** One cell for each column, whose only record has all boxes in their order; as long as they stay the same, the same. */
function indexFew(boxes: readonly Box[], columnCount: number, rowCount: number): SharedIndex {
  const starts = columnsOfChange(boxes, columnCount);
  const limits = emptyRecords(starts.length + 1);
  const recordOfCell = new (arrayFor(starts.length))(columnCount + 1);
  for (const [record, column] of starts.entries()) {
    for (const [entry, { low, high }] of boxes.entries()) {
      const first = firstTouched(low[column]);
      const last = lastTouched(high[column], rowCount);
      if (high[column] > low[column] && first <= last)
        setEntry(limits, recordLength * record + entry, first, last);
    }
    recordOfCell.fill(record, column, starts[record + 1] ?? columnCount);
  }
  recordOfCell[columnCount] = starts.length;
  return {
    columnCount,
    rowCount,
    rowShift: Math.ceil(Math.log2(rowCount)),
    cellsPerColumn: 1,
    recordsPerCell: 1,
    recordOfCell,
    limits,
    boxOfEntry: Uint16Array.from({ length: recordLength }, (_, entry) => entry),
    entryStride: 0,
  };
}

/** The first column, and each in which some box is another than in the column before. */
function columnsOfChange(boxes: readonly Box[], columnCount: number): readonly number[] {
  const isChange = new Uint8Array(columnCount);
  isChange[0] = 1;
  for (const box of boxes)
    for (let column = 1; column < columnCount; column++) if (changesAt(box, column)) isChange[column] = 1;
  const columns: number[] = [];
  for (let column = 0; column < columnCount; column++) if (isChange[column] === 1) columns.push(column);
  return columns;
}

function changesAt({ low, high }: Box, column: number): boolean {
  return low[column] !== low[column - 1] || high[column] !== high[column - 1];
}

/** The shortest numbers that hold those of records. */
function arrayFor(most: number): Uint16ArrayConstructor | Uint32ArrayConstructor {
  return most > 0xffff ? Uint32Array : Uint16Array;
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
    fill[cell] += 1;
    setEntry(limits, entry, first, last);
    boxOfEntry[entry] = box;
  });
  return { ...shape, recordsPerCell, limits, boxOfEntry, entryStride: recordLength };
}

type SharedIndex = Omit<BoxIndex, 'boxes' | 'isWhole'>;

type Index = Omit<SharedIndex, 'recordOfCell'>;

/** Lets a cell use the records of the same rows one column before where they say the same. */
function shareRecords(index: Index): SharedIndex {
  const { columnCount, cellsPerColumn, recordsPerCell } = index;
  const limits = new Int32Array(index.limits.length + 4 * recordsPerCell);
  const boxOfEntry = new Uint16Array(limits.length);
  const cellCount = columnCount * cellsPerColumn;
  const recordOfCell = new Uint32Array(cellCount + 1);
  let end = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const from = cell * recordsPerCell;
    const before = cell < cellsPerColumn ? -1 : recordOfCell[cell - cellsPerColumn];
    if (before >= 0 && isAlike(index, from, { limits, boxOfEntry, record: before })) {
      recordOfCell[cell] = before;
      continue;
    }
    recordOfCell[cell] = end;
    for (let at = 0; at < 4 * recordsPerCell; at++) {
      limits[4 * end + at] = index.limits[4 * from + at];
      boxOfEntry[4 * end + at] = index.boxOfEntry[4 * from + at];
    }
    end += recordsPerCell;
  }
  recordOfCell[cellCount] = end;
  limits.set(emptyRecords(recordsPerCell), 4 * end);
  end += recordsPerCell;
  return {
    ...index,
    recordOfCell: arrayFor(end).from(recordOfCell),
    limits: limits.slice(0, 4 * end),
    boxOfEntry: boxOfEntry.slice(0, 4 * end),
  };
}

/** Whether the records of a cell from a number on say the same as kept ones. */
function isAlike(
  { limits, boxOfEntry, recordsPerCell }: Index,
  from: number,
  kept: { readonly limits: Int32Array; readonly boxOfEntry: Uint16Array; readonly record: number },
): boolean {
  for (let at = 0; at < 4 * recordsPerCell; at++) {
    if (limits[4 * from + at] !== kept.limits[4 * kept.record + at]) return false;
    if (boxOfEntry[4 * from + at] !== kept.boxOfEntry[4 * kept.record + at]) return false;
  }
  return true;
}

/** Records whose entries touch no row. */
function emptyRecords(count: number): Int32Array {
  const limits = new Int32Array(4 * count);
  for (let at = 0; at < limits.length; at += 4) {
    limits[at] = limits[at + 1] = ~highest;
    limits[at + 2] = limits[at + 3] = highest;
  }
  return limits;
}

/** Writes the rows that an entry touches, from the first to the last. @param entry counted through all records */
function setEntry(limits: Int32Array, entry: number, first: number, last: number): void {
  const at = (entry & ~3) | (entry & 1);
  const shift = (entry & 2) << 3;
  const others = ~(0xffff << shift);
  limits[at] = (limits[at] & others) | (first << shift);
  limits[at + 2] = (limits[at + 2] & others) | ((last | 0x8000) << shift);
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

function hasWholeRows(box: Box): boolean {
  const { low, high } = box;
  for (let column = 0; column < low.length; column++) {
    if (column > 0 && !changesAt(box, column)) continue;
    const isWhole = Number.isInteger(low[column] + 0.5) && Number.isInteger(high[column] + 0.5);
    if (high[column] > low[column] && !isWhole) return false;
  }
  return true;
}
