import type { ColumnType } from './column-format.js';
import { FitsError } from './fits-error.js';

/** Where the values of one column go in each row. */
export interface ValueLayout {
  readonly rowCount: number;
  readonly rowBytes: number;
  /** where the column begins in a row (byte) */
  readonly offset: number;
  /** values in each row; of bits, bytes of eight */
  readonly perRow: number;
}

type Value = number | bigint | boolean | undefined;

/** The least and the greatest integer of each integer type. */
const ranges = {
  B: [0, 2 ** 8 - 1],
  X: [0, 2 ** 8 - 1],
  I: [-(2 ** 15), 2 ** 15 - 1],
  J: [-(2 ** 31), 2 ** 31 - 1],
} as const;

/** Bytes of one value, and how it is written; big-endian (FITS 4.0 §5). */
interface Encoding {
  readonly bytes: number;
  readonly accepts: (value: Value) => boolean;
  readonly write: (view: DataView, at: number, value: Value) => void;
}

const single: Encoding = {
  bytes: 4,
  accepts: isNumber,
  write: (view, at, value) => view.setFloat32(at, Number(value)),
};

const double: Encoding = {
  bytes: 8,
  accepts: isNumber,
  write: (view, at, value) => view.setFloat64(at, Number(value)),
};

const encodings: Readonly<Partial<Record<ColumnType, Encoding>>> = {
  L: {
    bytes: 1,
    accepts: (value) => value === undefined || typeof value === 'boolean' || Math.abs(Number(value)) <= 1,
    write: (view, at, value) => view.setUint8(at, logicalByte(value)),
  },
  B: { bytes: 1, accepts: within(ranges.B), write: (view, at, value) => view.setUint8(at, Number(value)) },
  X: { bytes: 1, accepts: within(ranges.X), write: (view, at, value) => view.setUint8(at, Number(value)) },
  I: { bytes: 2, accepts: within(ranges.I), write: (view, at, value) => view.setInt16(at, Number(value)) },
  J: { bytes: 4, accepts: within(ranges.J), write: (view, at, value) => view.setInt32(at, Number(value)) },
  K: {
    bytes: 8,
    accepts: (value) =>
      typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value),
    write: (view, at, value) => view.setBigInt64(at, BigInt(value ?? 0)),
  },
  // complex numbers are pairs
  E: single,
  C: single,
  D: double,
  M: double,
};

/**
 * Writes the values of one column, row by row.
 *
 * @param values length `rowCount × perRow`, row-major
 * @throws FitsError `cannot-write` for a type that is not written, or a value the type cannot hold
 */
export function encodeValues(
  name: string,
  type: ColumnType,
  values: ArrayLike<number | bigint | boolean>,
  target: DataView,
  { rowCount, rowBytes, offset, perRow }: ValueLayout,
): void {
  const encoding = encodings[type];
  if (encoding === undefined)
    throw new FitsError(
      'cannot-write',
      `column "${name}": expected a TFORM of L X B I J K A E D C M, found "${type}"`,
      {
        expected: 'L X B I J K A E D C M',
        found: type,
      },
    );
  // single precision is moved as bits, so that every NaN stays the one it was
  if (encoding === single && values instanceof Float32Array) {
    const words = new Int32Array(values.buffer, values.byteOffset, values.length);
    encodeValues(name, 'J', words, target, { rowCount, rowBytes, offset, perRow });
    return;
  }
  const { bytes, accepts, write } = encoding;
  // doubles in typed arrays are what long columns are made of: many times faster without a question to each
  if (encoding === double && values instanceof Float64Array) {
    encodeDoubles(values, target, { rowCount, rowBytes, offset, perRow });
    return;
  }
  let element = 0;
  for (let row = 0; row < rowCount; row++)
    for (let each = 0; each < perRow; each++, element++) {
      const value = values[element];
      if (!accepts(value))
        throw new FitsError(
          'cannot-write',
          `column "${name}", row ${row + 1}: expected a value of TFORM "${type}", found "${value}"`,
          { expected: type, found: String(value) },
        );
      write(target, row * rowBytes + offset + each * bytes, value);
    }
}

function encodeDoubles(
  values: Float64Array,
  target: DataView,
  { rowCount, rowBytes, offset, perRow }: ValueLayout,
): void {
  let element = 0;
  for (let row = 0, at = offset; row < rowCount; row++, at += rowBytes)
    for (let each = 0; each < perRow; each++) target.setFloat64(at + 8 * each, values[element++]!);
}

function within([least, greatest]: readonly [number, number]): (value: Value) => boolean {
  return (value) => Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= greatest;
}

function isNumber(value: Value): boolean {
  return typeof value === 'number';
}

/** `T` for true or 1, `F` for false or 0, a zero byte for undefined or −1 (FITS 4.0 §7.3.3.1). */
function logicalByte(value: Value): number {
  if (value === undefined || value === -1) return 0;
  return value ? 0x54 : 0x46;
}
