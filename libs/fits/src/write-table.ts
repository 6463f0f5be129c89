import { bytesOf, parseColumnFormat, type ColumnFormat, type ElementType } from './column-format.js';
import { encodeValues } from './encode-values.js';
import { FitsError } from './fits-error.js';
import type { NewCard } from './write-card.js';

/**
 * A column to be written: values row-major, `rowCount × repeat` numbers (of complex ones both parts), one text per row,
 * or, for `P` and `Q`, one array or text per row, which go into the heap.
 */
export interface NewColumn {
  readonly name: string;
  /** TFORM: `1D`, `16384E`, `30A`, `1L`, `1PE(20)` … */
  readonly format: string;
  readonly unit?: string;
  readonly comment?: string;
  readonly display?: string;
  readonly scale?: number;
  readonly zero?: number;
  readonly nullValue?: number | bigint;
  readonly dimensions?: string;
  /** stored values, before scale and zero; logicals as booleans or, with undefined, as 1, 0 and -1; bits as bytes */
  readonly values:
    | ArrayLike<number | bigint | boolean>
    | readonly string[]
    | readonly ArrayLike<number | bigint | boolean>[];
}

/** A binary table to be written. */
export interface NewTable {
  readonly rowCount: number;
  readonly columns: readonly NewColumn[];
}

/** The cards that describe a table's columns (FITS 4.0 §7.3.1, §7.3.2). */
export function tableCards({ columns }: NewTable): readonly NewCard[] {
  return columns.flatMap((column, index) => {
    const number = index + 1;
    const optional: readonly (readonly [string, string | number | bigint | undefined, boolean])[] = [
      [`TUNIT${number}`, column.unit === '' ? undefined : column.unit, false],
      [`TSCAL${number}`, column.scale, true],
      [`TZERO${number}`, column.zero, !Number.isInteger(column.zero)],
      [`TNULL${number}`, column.nullValue, false],
      [`TDISP${number}`, column.display, false],
      [`TDIM${number}`, column.dimensions, false],
    ];
    return [
      {
        keyword: `TTYPE${number}`,
        value: column.name,
        ...(column.comment === undefined ? {} : { comment: column.comment }),
      },
      { keyword: `TFORM${number}`, value: column.format },
      ...optional.flatMap(([keyword, value, real]) =>
        value === undefined ? [] : [{ keyword, value, real }],
      ),
    ];
  });
}

/** Bytes of a row. */
export function rowBytesOf({ columns }: NewTable): number {
  return columns.reduce((sum, { format }, index) => sum + parseColumnFormat(format, index + 1).width, 0);
}

/** Bytes of the heap that arrays of variable length need (PCOUNT; FITS 4.0 §7.3.5). */
export function heapBytesOf({ columns }: NewTable): number {
  return columns.reduce((sum, column, index) => {
    const { element } = parseColumnFormat(column.format, index + 1);
    if (element === undefined) return sum;
    return sum + arraysOf(column).reduce((bytes, array) => bytes + arrayBytes(element, array.length), 0);
  }, 0);
}

/** Bytes of an array of so many values: complex numbers are two of them, bits come as bytes of eight. */
function arrayBytes(element: ElementType, length: number): number {
  if (element === 'X') return length;
  return bytesOf(element, element === 'C' || element === 'M' ? length / 2 : length);
}

/**
 * Writes all rows, and the heap behind them, into `target`, which is zero.
 *
 * @throws FitsError `cannot-write` when values are too many, too few or too large
 */
export function writeRows(table: NewTable, target: Uint8Array): void {
  const rowBytes = rowBytesOf(table);
  const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
  let offset = 0;
  let heapEnd = 0;
  for (const [index, column] of table.columns.entries()) {
    const format = parseColumnFormat(column.format, index + 1);
    const { type, repeat, width, element } = format;
    const perRow = type === 'X' ? width : type === 'C' || type === 'M' ? 2 * repeat : repeat;
    requireLength(column, type === 'A' || element !== undefined ? table.rowCount : table.rowCount * perRow);
    const place = { rowCount: table.rowCount, rowBytes, offset };
    if (element !== undefined)
      heapEnd = writeArrays(column, format, target, {
        ...place,
        heapEnd,
        heapOffset: table.rowCount * rowBytes,
      });
    else if (type === 'A') writeTexts(column, target, { ...place, width });
    else {
      // texts and arrays are handled above; every other column holds numbers or logicals
      const values = column.values as ArrayLike<number | bigint | boolean>;
      encodeValues(column.name, type, values, view, { ...place, perRow });
    }
    offset += width;
  }
}

function requireLength({ name, values }: NewColumn, expected: number): void {
  if (values.length === expected) return;
  throw new FitsError(
    'cannot-write',
    `column "${name}": expected ${expected} values, found ${values.length}`,
    { expected, found: values.length },
  );
}

type NewArray = ArrayLike<number | bigint | boolean> | string;

/** The arrays of a column that is for them. @throws FitsError `cannot-write` */
function arraysOf({ name, values }: NewColumn): readonly NewArray[] {
  const arrays = Array.from(values as ArrayLike<unknown>);
  const isArray = (value: unknown): value is NewArray => typeof value === 'string' || hasLength(value);
  if (arrays.every(isArray)) return arrays;
  throw new FitsError('cannot-write', `column "${name}": expected an array or a text for each row`, {});
}

function hasLength(value: unknown): value is ArrayLike<number> {
  return typeof value === 'object' && value !== null && 'length' in value;
}

/** Writes arrays into the heap and their descriptors into the rows; answers where the heap ends now. */
function writeArrays(
  column: NewColumn,
  { type, element = 'B', repeat }: ColumnFormat,
  target: Uint8Array,
  place: {
    readonly rowBytes: number;
    readonly offset: number;
    readonly heapEnd: number;
    readonly heapOffset: number;
  },
): number {
  const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
  let end = place.heapEnd;
  for (const [row, array] of arraysOf(column).entries()) {
    const at = place.rowBytes * row + place.offset;
    const isComplex = element === 'C' || element === 'M';
    const count = isComplex ? array.length / 2 : element === 'X' ? 8 * array.length : array.length;
    if (repeat === 0) continue;
    if (type === 'P') {
      view.setInt32(at, count);
      view.setInt32(at + 4, end);
    } else {
      view.setBigInt64(at, BigInt(count));
      view.setBigInt64(at + 8, BigInt(end));
    }
    const start = place.heapOffset + end;
    const bytes = bytesOf(element, count);
    if (typeof array === 'string')
      writeTexts({ ...column, values: [array] }, target, { rowBytes: 0, offset: start, width: bytes });
    else
      encodeValues(column.name, element, array, view, {
        rowCount: 1,
        rowBytes: 0,
        offset: start,
        perRow: array.length,
      });
    end += bytes;
  }
  return end;
}

function writeTexts(
  { name, values }: NewColumn,
  target: Uint8Array,
  { rowBytes, offset, width }: { readonly rowBytes: number; readonly offset: number; readonly width: number },
): void {
  for (let row = 0; row < values.length; row++) {
    const text = String(values[row]);
    if (text.length > width || /[^ -~]/.test(text))
      throw new FitsError(
        'cannot-write',
        `column "${name}": expected at most ${width} characters of ASCII, found "${text}"`,
        {
          expected: width,
          found: text,
        },
      );
    const at = row * rowBytes + offset;
    for (let position = 0; position < width; position++)
      target[at + position] = position < text.length ? text.charCodeAt(position) : 0x20;
  }
}
