import type { Hdu } from '@hstlc/fits';
import { roundHalfUp } from '../kernel/round-half-up.js';
import type { PhotonBatch, PhotonFilter, PhotonList, RowLayout, StoredPhotons } from '../photon-list.js';
import { cosTicksPerSecond } from './cos-tick.js';
import { numberReader, plainOffset } from './event-columns.js';
import { rowChunks, rowsAtOnce } from './row-chunks.js';

/** Rows on which photons are counted: the detector's 1024 and some more, for YFULL may lie a little beyond. */
const rowCount = 1088;

/**
 * The photons of a corrtag, column counted from the spectrum's first.
 *
 * Coordinates are rounded half up in double precision, as CALCOS bins them (ccos.c line 136); half to even fails. Time
 * stamps are multiples of 0.032 s, rounded to single precision: the nearest tick is meant.
 *
 * @param columnCount columns of the spectrum
 * @param xOffset added to XFULL to give the column: X_OFFSET
 * @throws LightcurveError `unsupported-configuration` where a column is missing or not of numbers
 */
export function cosPhotons(table: Hdu, columnCount: number, xOffset: number): PhotonList {
  const layout = plainLayout(table, xOffset);
  const decode = layout === undefined ? anyDecoder(table, xOffset) : plainDecoder(layout);
  const stored = layout === undefined ? {} : { stored: storedPhotons(table, layout) };
  return {
    columnCount,
    rowCount,
    ...stored,
    async *batches(filter) {
      const batch = newBatch(rowsAtOnce(table));
      for await (const rows of rowChunks(table)) yield { ...batch, count: decode(rows, filter, batch) };
    },
  };
}

function storedPhotons(table: Hdu, layout: RowLayout): StoredPhotons {
  return {
    layout,
    photonCount: table.rowCount,
    read: (first, target) => table.readRowBytes(first, target),
  };
}

/** Decodes the rows that pass the filter into a batch; answers how many they are. */
type Decoder = (view: DataView, filter: PhotonFilter, batch: Omit<PhotonBatch, 'count'>) => number;

function newBatch(length: number): Omit<PhotonBatch, 'count'> {
  return {
    ticks: new Int32Array(length),
    columns: new Int32Array(length),
    rows: new Int32Array(length),
    epsilons: new Float64Array(length),
  };
}

/** Where columns of the types CALCOS writes lie; undefined when one is of another type. */
function plainLayout(table: Hdu, xOffset: number): RowLayout | undefined {
  const time = plainOffset(table, 'TIME', 'E');
  const x = plainOffset(table, 'XFULL', 'E');
  const y = plainOffset(table, 'YFULL', 'E');
  const epsilon = plainOffset(table, 'EPSILON', 'E');
  const dq = plainOffset(table, 'DQ', 'I');
  const pulseHeight = plainOffset(table, 'PHA', 'B');
  if (time === undefined || x === undefined || y === undefined) return undefined;
  if (epsilon === undefined || dq === undefined || pulseHeight === undefined) return undefined;
  const { rowLength } = table;
  return { rowLength, time, x, y, epsilon, dq, pulseHeight, xOffset, ticksPerSecond: cosTicksPerSecond };
}

/** Reads the columns where they stand. */
function plainDecoder({ rowLength, time, x, y, epsilon, dq, pulseHeight, xOffset }: RowLayout): Decoder {
  return (view, { rejectedDq, pulseHeights }, { ticks, columns, rows, epsilons }) => {
    const [lowest, highest] = pulseHeights ?? [0, 255];
    // asked for in each turn it would take longer than all else
    const end = view.byteLength;
    let count = 0;
    for (let row = 0; row < end; row += rowLength) {
      const height = view.getUint8(row + pulseHeight);
      if (height < lowest || height > highest) continue;
      columns[count] = roundHalfUp(view.getFloat32(row + x)) + xOffset;
      rows[count] = roundHalfUp(view.getFloat32(row + y));
      ticks[count] = roundHalfUp(view.getFloat32(row + time) * cosTicksPerSecond);
      epsilons[count] = view.getFloat32(row + epsilon);
      // moves on unless a rejected bit is set; a branch that cannot be foreseen would cost more
      count += ((view.getInt16(row + dq) & rejectedDq) - 1) >>> 31;
    }
    return count;
  };
}

/** For columns of any number type, several times slower. */
function anyDecoder(table: Hdu, xOffset: number): Decoder {
  const time = numberReader(table, 'TIME');
  const x = numberReader(table, 'XFULL');
  const y = numberReader(table, 'YFULL');
  const epsilon = numberReader(table, 'EPSILON');
  const dq = numberReader(table, 'DQ');
  const pulseHeight = table.hasColumn('PHA') ? numberReader(table, 'PHA') : () => 0;
  const { rowLength } = table;
  return (view, { rejectedDq, pulseHeights }, { ticks, columns, rows, epsilons }) => {
    const [lowest, highest] = pulseHeights ?? [0, 255];
    // asked for in each turn it would take longer than all else
    const end = view.byteLength;
    let count = 0;
    for (let row = 0; row < end; row += rowLength) {
      const height = pulseHeight(view, row);
      if ((dq(view, row) & rejectedDq) !== 0 || height < lowest || height > highest) continue;
      columns[count] = roundHalfUp(x(view, row)) + xOffset;
      rows[count] = roundHalfUp(y(view, row));
      ticks[count] = roundHalfUp(time(view, row) * cosTicksPerSecond);
      epsilons[count] = epsilon(view, row);
      count++;
    }
    return count;
  };
}
