import { expandGzip, unshuffle } from './compressed-tile.js';
import { FitsError } from './fits-error.js';
import { expandRice, type RicePixelBytes } from './rice.js';

/** What compressed bytes of a table are to become: so many bytes, of elements of so many each. */
export interface ExpandedBytes {
  readonly length: number;
  readonly size: number;
}

/** Pixels of a RICE_1 block in tables. */
const blockSize = 32;

/**
 * Expands bytes of a table by the algorithm that its ZCTYP names (FITS 4.0 §10.3.5).
 *
 * @throws FitsError `bad-compression`
 */
export async function expandBytes(
  bytes: Uint8Array,
  { length, size }: ExpandedBytes,
  type: string,
): Promise<Uint8Array> {
  if (length === 0) return new Uint8Array(0);
  switch (type) {
    case 'GZIP_1':
      return expandGzip(bytes, length);
    case 'GZIP_2':
      return unshuffle(await expandGzip(bytes, length), size);
    case 'RICE_1':
      if (size !== 1 && size !== 2 && size !== 4)
        throw bad('integers of 1, 2 or 4 bytes for RICE_1', String(size));
      return bigEndian(expandRice(bytes, length / size, size, blockSize), size);
    case 'NOCOMPRESS':
      if (bytes.byteLength !== length) throw bad(`${length} bytes`, String(bytes.byteLength));
      return bytes;
    default:
      throw bad('ZCTYP GZIP_1, GZIP_2, RICE_1 or NOCOMPRESS', type);
  }
}

function bigEndian(numbers: Int32Array, size: RicePixelBytes): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  for (const [place, number] of numbers.entries()) {
    if (size === 1) view.setUint8(place, number);
    else if (size === 2) view.setInt16(2 * place, number);
    else view.setInt32(4 * place, number);
  }
  return new Uint8Array(view.buffer);
}

function bad(expected: string, found: string): FitsError {
  return new FitsError('bad-compression', `compressed table: expected ${expected}, found ${found}`, {
    expected,
    found,
  });
}
