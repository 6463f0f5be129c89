import { FitsError } from './fits-error.js';
import { gunzip } from './gzip.js';
import { decodeNumbers } from './decode-numbers.js';
import { expandHcompress } from './hcompress.js';
import { numberKinds, type NumberArray, type NumberLetter } from './number-array.js';
import { expandPlio } from './plio.js';
import { expandRice } from './rice.js';

/** How the tiles of an HDU were compressed. */
export interface TileCompression {
  /** ZCMPTYPE */
  readonly type: string;
  /** BITPIX of the numbers in a tile: 32 for quantized ones */
  readonly bitpix: number;
  /** whether whole numbers stand for real ones */
  readonly isQuantized: boolean;
  /** pixels of a RICE_1 block */
  readonly blockSize: number;
  /** bytes of a RICE_1 pixel */
  readonly pixelBytes: number;
  /** whether HCOMPRESS_1 images are to be smoothed */
  readonly smoothing: 'smooth' | 'plain';
}

const letters: Readonly<Record<number, NumberLetter>> = {
  8: 'B',
  16: 'I',
  32: 'J',
  64: 'K',
  [-32]: 'E',
  [-64]: 'D',
};

/**
 * Expands one tile (FITS 4.0 §10.4).
 *
 * @param cell the compressed bytes, or the 16-bit words of PLIO_1
 * @param count pixels of the tile
 * @throws FitsError `bad-compression`
 */
export async function expandTile(
  cell: NumberArray,
  count: number,
  compression: TileCompression,
): Promise<ArrayLike<number | bigint>> {
  const { type, bitpix, blockSize, pixelBytes, smoothing } = compression;
  const letter = letters[bitpix];
  if (letter === undefined) throw bad(`BITPIX 8, 16, 32, 64, -32 or -64`, String(bitpix));
  if (type === 'PLIO_1') return expandPlio(Array.from(cell, Number), count);
  if (!(cell instanceof Uint8Array)) throw bad('bytes', 'another type of array');
  switch (type) {
    case 'RICE_1':
    case 'RICE_ONE':
      if (pixelBytes !== 1 && pixelBytes !== 2 && pixelBytes !== 4)
        throw bad('BYTEPIX 1, 2 or 4', String(pixelBytes));
      if (!(Number.isInteger(blockSize) && blockSize > 0)) throw bad('BLOCKSIZE above 0', String(blockSize));
      return expandRice(cell, count, pixelBytes, blockSize);
    case 'GZIP_1':
      return numbersOf(await expandGzip(cell, count * numberKinds[letter].bytes), letter, count);
    case 'GZIP_2':
      return numbersOf(
        unshuffle(await expandGzip(cell, count * numberKinds[letter].bytes), numberKinds[letter].bytes),
        letter,
        count,
      );
    case 'HCOMPRESS_1':
      return hcompressPixels(cell, count, smoothing);
    case 'NOCOMPRESS':
      return numbersOf(cell, letter, count);
    default:
      throw bad('ZCMPTYPE RICE_1, GZIP_1, GZIP_2, PLIO_1, HCOMPRESS_1 or NOCOMPRESS', type);
  }
}

function hcompressPixels(
  cell: Uint8Array,
  count: number,
  smoothing: TileCompression['smoothing'],
): Float64Array {
  const { pixels } = expandHcompress(cell, count, smoothing);
  if (pixels.length === count) return pixels;
  throw bad(`${count} pixels`, String(pixels.length));
}

/** Expands a gzipped tile, which has just so many bytes. */
export async function expandGzip(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  const expanded = await gunzip(bytes, { maximumBytes: length });
  if (expanded.byteLength === length) return expanded;
  throw bad(`${length} bytes of a gzipped tile`, String(expanded.byteLength));
}

/** Puts back together numbers whose first bytes stand together, then their second ones, … (GZIP_2, FITS 4.0 §10.4.2). */
export function unshuffle(bytes: Uint8Array, size: number): Uint8Array {
  const count = Math.floor(bytes.byteLength / size);
  const ordered = new Uint8Array(bytes.byteLength);
  for (let byte = 0; byte < size; byte++)
    for (let number = 0; number < count; number++)
      ordered[number * size + byte] = bytes[byte * count + number]!;
  return ordered;
}

function numbersOf(bytes: Uint8Array, letter: NumberLetter, count: number): NumberArray {
  const { bytes: size, make } = numberKinds[letter];
  if (bytes.byteLength !== count * size) throw bad(`${count * size} bytes`, String(bytes.byteLength));
  const numbers = make(count);
  decodeNumbers(letter, bytes, { rowBytes: size, at: 0, repeat: 1 }, numbers, 0);
  return numbers;
}

function bad(expected: string, found: string): FitsError {
  return new FitsError('bad-compression', `compressed tile: expected ${expected}, found ${found}`, {
    expected,
    found,
  });
}
