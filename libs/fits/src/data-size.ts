import { FitsError } from './fits-error.js';
import type { Header } from './header.js';

/** The number types of an array (FITS 4.0 Table 8). */
export type Bitpix = 8 | 16 | 32 | 64 | -32 | -64;

const bitpixes: ReadonlySet<number> = new Set<Bitpix>([8, 16, 32, 64, -32, -64]);

/** What a header says of the size of its data. */
export interface DataSizes {
  readonly bitpix: Bitpix;
  /** lengths of the axes, NAXIS1 first */
  readonly axes: readonly number[];
  readonly parameterCount: number;
  readonly groupCount: number;
}

/** Highest NAXIS (FITS 4.0 §4.4.1.1). */
const maximumAxes = 999;

/**
 * Reads BITPIX, NAXIS, NAXISn, PCOUNT and GCOUNT (FITS 4.0 §4.4.1).
 *
 * @throws FitsError `bad-keyword` when one is missing that must be there, or is no such number
 */
export function sizesOf(header: Header, hdu: number): DataSizes {
  const bitpix = header.number('BITPIX');
  if (!isBitpix(bitpix)) throw unexpected(header, hdu, 'BITPIX', '8, 16, 32, 64, -32 or -64');
  const axisCount = lengthOf(header, hdu, 'NAXIS', undefined, maximumAxes);
  return {
    bitpix,
    axes: Array.from({ length: axisCount }, (_, axis) => lengthOf(header, hdu, `NAXIS${axis + 1}`)),
    parameterCount: lengthOf(header, hdu, 'PCOUNT', 0),
    groupCount: lengthOf(header, hdu, 'GCOUNT', 1),
  };
}

/**
 * Length of an HDU's data without padding (byte): |BITPIX| × GCOUNT × (PCOUNT + product of the axes) bits, in random
 * groups without the first axis (FITS 4.0 Eq. 1, Eq. 2, Eq. 4).
 *
 * @returns not a safe integer when the header claims more than any file has
 */
export function dataLengthOf(sizes: DataSizes, isGroups: boolean): number {
  const axes = isGroups ? sizes.axes.slice(1) : sizes.axes;
  if (sizes.axes.length === 0) return 0;
  const elements = axes.includes(0) ? 0 : axes.reduce((product, axis) => product * axis, 1);
  return (Math.abs(sizes.bitpix) / 8) * sizes.groupCount * (sizes.parameterCount + elements);
}

function isBitpix(value: number | undefined): value is Bitpix {
  return value !== undefined && bitpixes.has(value);
}

function lengthOf(
  header: Header,
  hdu: number,
  keyword: string,
  absent?: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number {
  const value = header.has(keyword) ? header.number(keyword) : absent;
  if (value !== undefined && Number.isInteger(value) && value >= 0 && value <= maximum) return value;
  throw unexpected(header, hdu, keyword, `a whole number from 0 to ${maximum}`);
}

function unexpected(header: Header, hdu: number, keyword: string, expected: string): FitsError {
  const found = String(header.value(keyword) ?? 'nothing');
  return new FitsError('bad-keyword', `HDU ${hdu}: expected ${keyword} to be ${expected}, found "${found}"`, {
    hdu,
    keyword,
    expected,
    found,
  });
}
