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
  /** what the arrays of a `P` or `Q` column hold */
  readonly element?: ElementType;
}

/** What a cell or an array in the heap can be made of. */
export type ElementType = Exclude<ColumnType, 'P' | 'Q'>;

/** Bytes of so many elements, bits rounded up to whole bytes. */
export function bytesOf(type: ColumnType, count: number): number {
  return Math.ceil(count * elementBytes[type]);
}

/**
 * Reads a binary table's TFORM (FITS 4.0 §7.3.1, §7.3.5): repeat count, letter, and for arrays in the heap what they
 * hold; the greatest length in brackets is not needed to read them.
 *
 * `A132` of HST trailer files, meant as `132A`, is taken as meant.
 *
 * @throws FitsError `bad-column-format`
 */
export function parseColumnFormat(format: string, column: number, hdu?: number): ColumnFormat {
  const bad = (expected: string) =>
    new FitsError(
      'bad-column-format',
      `bintable column ${column}: expected a TFORM such as "${expected}", found "${format}"`,
      { keyword: `TFORM${column}`, found: format, ...(hdu === undefined ? {} : { hdu }) },
    );
  const match = /^(\d*)([LXBIJKAEDCMPQ])(.*)$/.exec(format.trim().toUpperCase());
  if (match === null) throw bad('1E');
  // the expression admits these letters only
  const type = match[2] as ColumnType;
  const isReversedText = type === 'A' && match[1] === '' && /^\d+$/.test(match[3]!);
  const repeat = Number(isReversedText ? match[3] : match[1] || '1');
  if (!Number.isSafeInteger(repeat)) throw bad('1E');
  const parsed = { type, repeat, width: bytesOf(type, repeat) };
  if (type !== 'P' && type !== 'Q') return parsed;
  const held = /^([LXBIJKAEDCM])(\(\d*\))?\s*$/.exec(match[3]!);
  if (held === null || repeat > 1) throw bad('1PE(20)');
  return { ...parsed, element: held[1] as ElementType };
}
