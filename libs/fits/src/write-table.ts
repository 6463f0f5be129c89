import { parseColumnFormat } from './column-format.js';
import { encodeValues } from './encode-values.js';
import { FitsError } from './fits-error.js';
import type { NewCard } from './write-card.js';

/** A column to be written: values row-major, `rowCount × repeat` numbers, or one text per row. */
export interface NewColumn {
  readonly name: string;
  /** TFORM: `1D`, `16384E`, `30A`, `1L` … */
  readonly format: string;
  readonly unit?: string;
  readonly comment?: string;
  readonly display?: string;
  readonly scale?: number;
  readonly zero?: number;
  readonly nullValue?: number;
  readonly dimensions?: string;
  /** stored values, before scale and zero; logicals as booleans or, with undefined, as 1, 0 and -1; bits as bytes */
  readonly values: ArrayLike<number | bigint | boolean> | readonly string[];
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
    const optional: readonly (readonly [string, string | number | undefined, boolean])[] = [
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

/** Writes all rows into `target`, which is zero. @throws FitsError `cannot-write` when values are too many, too few or too large */
export function writeRows(table: NewTable, target: Uint8Array): void {
  const rowBytes = rowBytesOf(table);
  const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
  let offset = 0;
  for (const [index, column] of table.columns.entries()) {
    const { type, repeat, width } = parseColumnFormat(column.format, index + 1);
    const expected = type === 'A' ? table.rowCount : table.rowCount * (type === 'X' ? width : repeat);
    if (column.values.length !== expected)
      throw new FitsError(
        'cannot-write',
        `column "${column.name}": expected ${expected} values, found ${column.values.length}`,
        {
          expected,
          found: column.values.length,
        },
      );
    if (type === 'A') writeTexts(column, target, { rowBytes, offset, width });
    else {
      const perRow = type === 'X' ? width : repeat;
      // texts are handled above; every other column holds numbers or logicals
      const values = column.values as ArrayLike<number | bigint | boolean>;
      encodeValues(column.name, type, values, view, { rowCount: table.rowCount, rowBytes, offset, perRow });
    }
    offset += width;
  }
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
