import { FitsError } from './fits-error.js';

/** The data types of a binary table by their TFORM letter (FITS 4.0 Table 18). */
export type ColumnType = 'L' | 'X' | 'B' | 'I' | 'J' | 'K' | 'A' | 'E' | 'D' | 'C' | 'M' | 'P' | 'Q';

/** Bytes of one element; a bit is an eighth. */
const elementBytes: Readonly<Record<ColumnType, number>> = {
  L: 1,
  X: 1 / 8,
  B: 1,
  I: 2,
  J: 4,
  K: 8,
  A: 1,
  E: 4,
  D: 8,
  C: 8,
  M: 16,
  P: 8,
  Q: 16,
};

/** A TFORM, taken apart. */
export interface ColumnFormat {
  readonly type: ColumnType;
  readonly repeat: number;
  /** bytes in each row */
  readonly width: number;
}

/**
 * Reads a binary table's TFORM (FITS 4.0 §7.3.1): repeat count, letter, and for arrays in the heap what they hold.
 *
 * `A132` of HST trailer files, meant as `132A`, is taken as meant.
 *
 * @throws FitsError `bad-column-format`
 */
export function parseColumnFormat(format: string, column: number, hdu?: number): ColumnFormat {
  const match = /^(\d*)([LXBIJKAEDCMPQ])(.*)$/.exec(format.trim().toUpperCase());
  if (match === null)
    throw new FitsError(
      'bad-column-format',
      `bintable column ${column}: expected a TFORM such as "1E", found "${format}"`,
      { keyword: `TFORM${column}`, found: format, ...(hdu === undefined ? {} : { hdu }) },
    );
  // the expression admits these letters only
  const type = match[2] as ColumnType;
  const isReversedText = type === 'A' && match[1] === '' && /^\d+$/.test(match[3]!);
  const repeat = Number(isReversedText ? match[3] : match[1] || '1');
  return { type, repeat, width: Math.ceil(repeat * elementBytes[type]) };
}
