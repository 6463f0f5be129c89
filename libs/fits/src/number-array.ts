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
  const { bytes, make } = numberKinds[letter];
  const empty = make(0);
  if (spare !== undefined && spare.constructor === empty.constructor && spare.length >= length)
    return spare.subarray(0, length);
  const memory = uncleared(length * bytes);
  return memory === undefined ? make(length) : new (empty.constructor as NumberArrayOver)(memory);
}

type NumberArrayOver = new (memory: ArrayBuffer) => NumberArray;

/** Bytes from which on clearing takes as long as decoding, and up to which Node gives memory without it. */
const [leastUncleared, mostUncleared] = [2 ** 16, 2 ** 31];

const { Buffer: NodeBuffer } = globalThis as {
  readonly Buffer?: { allocUnsafeSlow?(bytes: number): { readonly buffer: ArrayBuffer } };
};

/** Memory with anything in it, where that is to be had: in Node, for long arrays. */
function uncleared(bytes: number): ArrayBuffer | undefined {
  if (bytes < leastUncleared || bytes > mostUncleared) return undefined;
  const memory = NodeBuffer?.allocUnsafeSlow?.(bytes).buffer;
  return memory?.byteLength === bytes ? memory : undefined;
}

export function isNumberLetter(letter: string): letter is NumberLetter {
  return letter in numberKinds;
}
