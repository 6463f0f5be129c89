import { readExactly } from './byte-source.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';
import type { Column } from './table-columns.js';
import type { ColumnDescription } from './column-description.js';
import type { RowRange, TablePlace } from './table-place.js';

/** TFORM of an ASCII table (FITS 4.0 §7.2.1, Table 15): letter, width, decimals that are meant where none stand. */
interface FieldFormat {
  readonly letter: 'A' | 'I' | 'F' | 'E' | 'D';
  readonly width: number;
  readonly decimals: number;
}

/** A field as its header describes it; a column of the table with what ASCII needs beside. */
export interface FieldDescription extends ColumnDescription {
  readonly field: FieldFormat;
  /** TNULL: the text that means undefined */
  readonly nullText: string | undefined;
}

/** Whether a column is a field of an ASCII table. */
export function isField(column: ColumnDescription): column is FieldDescription {
  return 'field' in column;
}

/**
 * Reads the descriptions of the fields of an ASCII table (FITS 4.0 §7.2.1, §7.2.2). Fields may overlap and leave gaps.
 *
 * @throws FitsError `bad-column-format`, `bad-keyword` when a field lies outside the row
 */
export function describeFields(header: Header, hdu: number, rowBytes: number): readonly FieldDescription[] {
  const count = header.number('TFIELDS') ?? 0;
  if (!(count >= 0 && count <= 999)) throw badField(hdu, 'TFIELDS', 'from 0 to 999', count);
  return Array.from({ length: count }, (_, index) => describeField(header, hdu, rowBytes, index + 1));
}

function describeField(header: Header, hdu: number, rowBytes: number, number: number): FieldDescription {
  const format = (header.text(`TFORM${number}`) ?? '').trim();
  const field = parseField(format, number, hdu);
  const start = header.number(`TBCOL${number}`) ?? 0;
  if (!(start >= 1 && Number.isInteger(start) && start - 1 + field.width <= rowBytes))
    throw badField(hdu, `TBCOL${number}`, `a field within the ${rowBytes} characters of a row`, start);
  const type = field.letter === 'A' ? 'A' : field.letter === 'I' ? 'K' : 'D';
  return {
    name: header.text(`TTYPE${number}`) ?? `col${number}`,
    comment: header.comment(`TTYPE${number}`),
    format,
    unit: header.text(`TUNIT${number}`) ?? '',
    display: header.text(`TDISP${number}`) ?? '',
    type,
    element: undefined,
    repeat: type === 'A' ? field.width : 1,
    dimensions: undefined,
    width: field.width,
    offset: start - 1,
    scale: header.number(`TSCAL${number}`) ?? 1,
    zero: header.number(`TZERO${number}`) ?? 0,
    nullValue: undefined,
    nullText: header.text(`TNULL${number}`),
    field,
  };
}

function parseField(format: string, number: number, hdu: number): FieldFormat {
  const match = /^([AIFED])(\d+)(?:\.(\d+))?$/.exec(format.toUpperCase());
  if (match === null)
    throw new FitsError(
      'bad-column-format',
      `HDU ${hdu}, field ${number}: expected a TFORM of an ASCII table such as "F8.3", found "${format}"`,
      { hdu, keyword: `TFORM${number}`, found: format },
    );
  // the expression admits these letters only
  return {
    letter: match[1] as FieldFormat['letter'],
    width: Number(match[2]),
    decimals: Number(match[3] ?? 0),
  };
}

/**
 * Reads fields of an ASCII table: texts, or numbers in double precision, scaled.
 *
 * @returns in the order of `fields`; undefined numbers (TNULL, or blanks only) are NaN
 * @throws FitsError `bad-cell` for a field that is no number, with the row
 */
export async function readFields(
  { source, hdu, dataOffset, rowBytes }: TablePlace,
  fields: readonly FieldDescription[],
  { first, count }: RowRange,
): Promise<readonly Column[]> {
  const start = dataOffset + first * rowBytes;
  const text = new TextDecoder('latin1').decode(await readExactly(source, start, start + count * rowBytes));
  return fields.map((field) => {
    const cell = (row: number) =>
      text.slice(row * rowBytes + field.offset, row * rowBytes + field.offset + field.width);
    if (field.field.letter === 'A')
      return {
        kind: 'text',
        repeat: field.width,
        values: Array.from({ length: count }, (_, row) => cell(row).trimEnd()),
      };
    const values = Float64Array.from({ length: count }, (_, row) => {
      const value = parseNumber(cell(row), field);
      if (value === undefined)
        throw new FitsError(
          'bad-cell',
          `HDU ${hdu}, column "${field.name}", row ${first + row}: expected a number of format ${field.format}, found "${cell(row)}"`,
          { hdu, expected: field.format, found: cell(row) },
        );
      return field.zero + field.scale * value;
    });
    return { kind: 'number', repeat: 1, values };
  });
}

/** A number as FORTRAN reads it; NaN where it is undefined, undefined where it is none (FITS 4.0 §7.2.5). */
function parseNumber(cell: string, { field, nullText }: FieldDescription): number | undefined {
  const text = cell.trim();
  if (text === '' || (nullText !== undefined && text === nullText.trim())) return Number.NaN;
  const normal = text.replace(/[dD]/, 'E').replace(/^([+-]?[\d.]+)([+-]\d+)$/, '$1E$2');
  if (field.letter === 'I') return /^[+-]?\d+$/.test(normal) ? Number(normal) : undefined;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/.test(normal)) return undefined;
  // without a point the last digits are decimals, as many as the format says
  const [mantissa = ''] = normal.split('E');
  return Number(normal) / (mantissa.includes('.') ? 1 : 10 ** field.decimals);
}

function badField(hdu: number, keyword: string, expected: string, found: number): FitsError {
  return new FitsError('bad-keyword', `HDU ${hdu}: expected ${keyword} ${expected}, found ${found}`, {
    hdu,
    keyword,
    expected,
    found,
  });
}
