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

type Read<Values> = (view: DataView, at: number) => Values;

/** How numbers of one kind lie in the file: bytes, array, and how to read one (big-endian, FITS 4.0 §5). */
export interface NumberKind {
  readonly bytes: number;
  readonly make: (length: number) => Exclude<NumberArray, BigUint64Array | BigInt64Array> | BigInt64Array;
}

export const numberKinds = {
  B: { bytes: 1, make: (length) => new Uint8Array(length) },
  I: { bytes: 2, make: (length) => new Int16Array(length) },
  J: { bytes: 4, make: (length) => new Int32Array(length) },
  K: { bytes: 8, make: (length) => new BigInt64Array(length) },
  E: { bytes: 4, make: (length) => new Float32Array(length) },
  D: { bytes: 8, make: (length) => new Float64Array(length) },
} as const satisfies Record<string, NumberKind>;

export type NumberLetter = keyof typeof numberKinds;

/**
 * Reads `repeat` big-endian numbers from each of a run of rows.
 *
 * @param rows bytes of whole rows
 * @param at where the numbers begin in a row (byte)
 * @param target written from element `first * repeat` on
 */
export function decodeNumbers(
  letter: NumberLetter,
  rows: Uint8Array,
  layout: { readonly rowBytes: number; readonly at: number; readonly repeat: number },
  target: NumberArray,
  first: number,
): void {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const { rowBytes, at, repeat } = layout;
  const rowCount = rowBytes === 0 ? 0 : Math.floor(rows.byteLength / rowBytes);
  const size = numberKinds[letter].bytes;
  const each = <Value>(values: { [index: number]: Value }, read: Read<Value>) => {
    let index = first * repeat;
    for (let row = 0; row < rowCount; row++) {
      let position = row * rowBytes + at;
      for (let element = 0; element < repeat; element++, position += size)
        values[index++] = read(view, position);
    }
  };
  readers[letter](target, each);
}

type Each = <Value>(values: { [index: number]: Value }, read: Read<Value>) => void;

/** One loop per kind, so that each stays a tight loop over one array type. */
const readers: Readonly<Record<NumberLetter, (target: NumberArray, each: Each) => void>> = {
  B: (target, each) => each(target as Uint8Array, (view, at) => view.getUint8(at)),
  I: (target, each) => each(target as Int16Array, (view, at) => view.getInt16(at)),
  J: (target, each) => each(target as Int32Array, (view, at) => view.getInt32(at)),
  K: (target, each) => each(target as BigInt64Array, (view, at) => view.getBigInt64(at)),
  E: (target, each) => each(target as Float32Array, (view, at) => view.getFloat32(at)),
  D: (target, each) => each(target as Float64Array, (view, at) => view.getFloat64(at)),
};

/**
 * Applies zero and scale: `zero + scale × stored` (FITS 4.0 §7.3.2, §4.4.2.5). The conventions for unsigned and signed
 * bytes stay integers; everything else becomes double precision.
 *
 * @param nullValue stored integers that mean undefined become NaN
 */
export function scaleNumbers(
  letter: NumberLetter,
  stored: NumberArray,
  {
    scale,
    zero,
    nullValue,
  }: { readonly scale: number; readonly zero: number; readonly nullValue: number | undefined },
): NumberArray {
  const isInteger = letter !== 'E' && letter !== 'D';
  const hasNull = isInteger && nullValue !== undefined;
  if (scale === 1 && zero === 0 && !(hasNull && includesNull(stored, nullValue))) return stored;
  if (scale === 1 && !hasNull) {
    if (letter === 'I' && zero === 2 ** 15)
      return Uint16Array.from(stored as Int16Array, (value) => value + zero);
    if (letter === 'J' && zero === 2 ** 31)
      return Uint32Array.from(stored as Int32Array, (value) => value + zero);
    if (letter === 'B' && zero === -128) return Int8Array.from(stored as Uint8Array, (value) => value + zero);
    if (letter === 'K' && zero === 2 ** 63)
      return BigUint64Array.from(stored as BigInt64Array, (value) => value + 2n ** 63n);
  }
  return Float64Array.from({ length: stored.length }, (_, index) => {
    const value = Number(stored[index]);
    return hasNull && value === nullValue ? Number.NaN : zero + scale * value;
  });
}

function includesNull(stored: NumberArray, nullValue: number): boolean {
  for (const value of stored) if (Number(value) === nullValue) return true;
  return false;
}
