import { parseColumnFormat, type ColumnType, type ElementType } from './column-format.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';

/** A column of a binary table as its header describes it. */
export interface ColumnDescription {
  readonly name: string;
  /** TFORM as written */
  readonly format: string;
  readonly unit: string;
  readonly comment: string;
  /** TDISP: how a value is to be shown, as in FORTRAN */
  readonly display: string;
  readonly type: ColumnType;
  /** what the arrays of a `P` or `Q` column hold; undefined for any other */
  readonly element: ElementType | undefined;
  readonly repeat: number;
  /** TDIM: lengths of the axes of a cell, the fastest first; undefined for none that fits the cell */
  readonly dimensions: readonly number[] | undefined;
  /** bytes in each row */
  readonly width: number;
  /** where it begins in a row (byte) */
  readonly offset: number;
  readonly scale: number;
  readonly zero: number;
  readonly nullValue: number | bigint | undefined;
}

/** Most columns a table can have (FITS 4.0 §7.3.1). */
const maximumColumns = 999;

/**
 * Reads the descriptions of all columns of a binary table (FITS 4.0 §7.3.1, §7.3.2).
 *
 * @throws FitsError `bad-column-format`, or `bad-keyword` when the widths do not add up to NAXIS1
 */
export function describeColumns(header: Header, hdu: number, rowBytes: number): readonly ColumnDescription[] {
  const count = header.number('TFIELDS') ?? 0;
  if (!(count >= 0 && count <= maximumColumns))
    throw badKeyword(hdu, 'TFIELDS', `from 0 to ${maximumColumns}`, count);
  const columns: ColumnDescription[] = [];
  let offset = 0;
  for (let number = 1; number <= count; number++) {
    const format = header.text(`TFORM${number}`) ?? '';
    const { element, ...parsed } = parseColumnFormat(format, number, hdu);
    columns.push({
      ...parsed,
      element,
      name: header.text(`TTYPE${number}`) ?? `col${number}`,
      comment: header.comment(`TTYPE${number}`),
      format: format.trim(),
      unit: header.text(`TUNIT${number}`) ?? '',
      display: header.text(`TDISP${number}`) ?? '',
      dimensions: dimensionsOf(header.text(`TDIM${number}`), parsed.repeat, element !== undefined),
      offset,
      scale: header.number(`TSCAL${number}`) ?? 1,
      zero: header.number(`TZERO${number}`) ?? 0,
      nullValue: header.integer(`TNULL${number}`),
    });
    offset += parsed.width;
  }
  if (offset !== rowBytes) throw badKeyword(hdu, 'NAXIS1', `${offset} from the TFORMs`, rowBytes);
  return columns;
}

/**
 * Axes of a cell by TDIM, as `(60, 12)`; undefined for none, or one of more elements than a cell has. In the heap every
 * array has its own length, so that the axes hold for those they fit.
 */
function dimensionsOf(
  text: string | undefined,
  repeat: number,
  isInHeap: boolean,
): readonly number[] | undefined {
  const axes = /^\s*\(([\d\s,]+)\)\s*$/
    .exec(text ?? '')?.[1]!
    .split(',')
    .map(Number);
  if (axes === undefined || axes.some((axis) => !(axis >= 1))) return undefined;
  const elements = axes.reduce((product, axis) => product * axis, 1);
  return isInHeap || elements <= repeat ? axes : undefined;
}

function badKeyword(hdu: number, keyword: string, expected: string, found: number): FitsError {
  return new FitsError('bad-keyword', `HDU ${hdu}: expected ${keyword} ${expected}, found ${found}`, {
    hdu,
    keyword,
    expected,
    found,
  });
}
