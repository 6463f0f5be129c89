import type { Hdu } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import { rowChunks, rowsAtOnce } from './row-chunks.js';

/** Reads one number of a row; `at` is where the row begins (byte). */
export type NumberReader = (rows: DataView, at: number) => number;

/** Where a column begins in its rows (byte) when it is a plain number of this type; undefined for anything else. */
export function plainOffset(table: Hdu, name: string, type: string): number | undefined {
  const column = find(table, name);
  const isPlain = column?.type === type && column.repeat === 1 && column.scale === 1 && column.zero === 0;
  return isPlain ? column.offset : undefined;
}

/**
 * Reads a column of an events table number by number, whatever number type it is of, scaled.
 *
 * @throws LightcurveError `unsupported-configuration` where it is missing, a vector, or not of numbers
 */
export function numberReader(table: Hdu, name: string): NumberReader {
  const column = find(table, name);
  const stored =
    column === undefined || column.repeat !== 1 ? undefined : storedReader(column.type, column.offset);
  if (column === undefined || stored === undefined) throw notOneNumber(name, column?.format);
  const { scale, zero } = column;
  return scale === 1 && zero === 0 ? stored : (rows, at) => zero + scale * stored(rows, at);
}

/**
 * Reads a column of an events table some thousand numbers at a time, in double precision. What is to be kept must be
 * copied before the next are asked for.
 *
 * @throws LightcurveError as {@link numberReader}
 */
export async function* numberChunks(table: Hdu, name: string): AsyncGenerator<Float64Array> {
  const numberOf = numberReader(table, name);
  const { rowLength } = table;
  const numbers = new Float64Array(Math.min(table.rowCount, rowsAtOnce(table)));
  for await (const rows of rowChunks(table)) {
    // asked for in each turn it would take longer than all else
    const end = rows.byteLength;
    let count = 0;
    for (let at = 0; at < end; at += rowLength) numbers[count++] = numberOf(rows, at);
    yield numbers.subarray(0, count);
  }
}

function notOneNumber(name: string, format: string | undefined): LightcurveError {
  return new LightcurveError(
    'unsupported-configuration',
    `events: expected a column ${name} of one number a row, found ${format ?? 'none'}`,
    { column: name, found: format ?? 'none' },
  );
}

function storedReader(type: string, offset: number): NumberReader | undefined {
  switch (type) {
    case 'B':
      return (rows, at) => rows.getUint8(at + offset);
    case 'I':
      return (rows, at) => rows.getInt16(at + offset);
    case 'J':
      return (rows, at) => rows.getInt32(at + offset);
    case 'K':
      return (rows, at) => Number(rows.getBigInt64(at + offset));
    case 'E':
      return (rows, at) => rows.getFloat32(at + offset);
    case 'D':
      return (rows, at) => rows.getFloat64(at + offset);
    default:
      return undefined;
  }
}

function find(table: Hdu, name: string) {
  return table.columns.find((each) => each.name.toUpperCase() === name);
}
