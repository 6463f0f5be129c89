/** Numbers as FITS data become them: the narrowest array that holds every value exactly. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Uint32Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | BigInt64Array
  | BigUint64Array;

/** The number types of FITS data by their TFORM letter: bytes of one number, and the array that holds it as stored. */
export const numberKinds = {
  B: { bytes: 1, make: (length: number) => new Uint8Array(length) },
  I: { bytes: 2, make: (length: number) => new Int16Array(length) },
  J: { bytes: 4, make: (length: number) => new Int32Array(length) },
  K: { bytes: 8, make: (length: number) => new BigInt64Array(length) },
  E: { bytes: 4, make: (length: number) => new Float32Array(length) },
  D: { bytes: 8, make: (length: number) => new Float64Array(length) },
} as const;

export type NumberLetter = keyof typeof numberKinds;

/**
 * An array for so many numbers as they are stored.
 *
 * @param spare an array that nobody needs any more: the answer lies in it where it is of the kind and long enough, which
 *   saves the time in which the system finds memory and clears it
 * @returns with anything in it, to be written over as a whole
 */
export function roomForNumbers(letter: NumberLetter, length: number, spare?: NumberArray): NumberArray {
  const { make } = numberKinds[letter];
  const isOfTheKind = spare !== undefined && spare.constructor === make(0).constructor;
  return isOfTheKind && spare.length >= length ? spare.subarray(0, length) : make(length);
}

export function isNumberLetter(letter: string): letter is NumberLetter {
  return letter in numberKinds;
}
