import type { NumberArray, NumberLetter } from './number-array.js';

/** How stored numbers become physical ones: TSCALn, TZEROn and TNULLn, or BSCALE, BZERO and BLANK. */
export interface Scaling {
  readonly scale: number;
  readonly zero: number;
  /** the stored integer that means undefined */
  readonly nullValue: number | bigint | undefined;
}

/**
 * Applies zero and scale: `zero + scale × stored` (FITS 4.0 §4.4.2.5, §7.3.2).
 *
 * The conventions for unsigned integers and signed bytes (FITS 4.0 §5.2.5, Table 11) stay integers; everything else
 * becomes double precision. Numbers that need neither zero nor scale are returned as they are, not copied.
 *
 * @returns undefined integers become NaN, and then all numbers of the column are double precision
 */
export function scaleNumbers(letter: NumberLetter, stored: NumberArray, scaling: Scaling): NumberArray {
  const { scale, zero } = scaling;
  const isInteger = letter !== 'E' && letter !== 'D';
  const nullValue = isInteger ? scaling.nullValue : undefined;
  const hasNull = nullValue !== undefined && includes(stored, nullValue);
  if (scale === 1 && zero === 0 && !hasNull) return stored;
  const shifted = scale === 1 && !hasNull ? shiftIntegers(letter, stored, zero) : undefined;
  if (shifted !== undefined) return shifted;
  const scaled = new Float64Array(stored.length);
  const undefinedValue = isBig(stored) && nullValue !== undefined ? BigInt(nullValue) : nullValue;
  for (let index = 0; index < scaled.length; index++) {
    const value = stored[index]!;
    scaled[index] = hasNull && value === undefinedValue ? Number.NaN : zero + scale * Number(value);
  }
  return scaled;
}

/** Adds the zeros by which FITS stores the integer types it has no letter for; undefined for any other zero. */
function shiftIntegers(letter: NumberLetter, stored: NumberArray, zero: number): NumberArray | undefined {
  if (letter === 'K' && zero === 2 ** 63)
    return BigUint64Array.from(stored as BigInt64Array, (value) => value + 2n ** 63n);
  const shifted = shiftedArray(letter, zero, stored.length);
  if (shifted !== undefined)
    for (let index = 0; index < shifted.length; index++) shifted[index] = Number(stored[index]) + zero;
  return shifted;
}

function shiftedArray(
  letter: NumberLetter,
  zero: number,
  length: number,
): Uint16Array | Uint32Array | Int8Array | undefined {
  if (letter === 'I' && zero === 2 ** 15) return new Uint16Array(length);
  if (letter === 'J' && zero === 2 ** 31) return new Uint32Array(length);
  if (letter === 'B' && zero === -(2 ** 7)) return new Int8Array(length);
  return undefined;
}

function includes(stored: NumberArray, nullValue: number | bigint): boolean {
  if (isBig(stored)) return stored.includes(BigInt(nullValue));
  return typeof nullValue === 'number' && stored.includes(nullValue);
}

function isBig(stored: NumberArray): stored is BigInt64Array | BigUint64Array {
  return stored instanceof BigInt64Array || stored instanceof BigUint64Array;
}
