import { BitReader } from './bit-reader.js';

/** What depends on the bytes of a pixel: bits of a block's code, and the code that means differences as they are. */
const settings = {
  1: { codeBits: 3, plainCode: 6 },
  2: { codeBits: 4, plainCode: 14 },
  4: { codeBits: 5, plainCode: 25 },
} as const;

export type RicePixelBytes = keyof typeof settings;

/**
 * Expands a tile compressed by RICE_1 (FITS 4.0 §10.4.1): the first pixel as it is, then, in blocks, differences of
 * neighbours: their sign in the lowest bit, their high part in unary, and as many low bits as the block's code says.
 *
 * @param count pixels of the tile
 * @param blockSize pixels of a block, BLOCKSIZE
 * @returns integers of `pixelBytes` bytes: signed, single bytes unsigned
 * @throws FitsError `bad-compression` when the bytes end too soon
 */
export function expandRice(
  bytes: Uint8Array,
  count: number,
  pixelBytes: RicePixelBytes,
  blockSize: number,
): Int32Array {
  const { codeBits, plainCode } = settings[pixelBytes];
  const pixels = new Int32Array(count);
  if (count === 0) return pixels;
  const reader = new BitReader(bytes, 'RICE_1 tile');
  const narrow = narrowTo(pixelBytes);
  let last = reader.bits(8 * pixelBytes);
  for (let first = 0; first < count; first += blockSize) {
    const code = reader.bits(codeBits) - 1;
    const end = Math.min(count, first + blockSize);
    for (let pixel = first; pixel < end; pixel++) {
      last = narrow(last + difference(reader, code, plainCode, 8 * pixelBytes));
      pixels[pixel] = last;
    }
  }
  return pixels;
}

/** The next difference: 0 in a block of no change, as it is in a noisy one, else high part in unary and low bits. */
function difference(reader: BitReader, code: number, plainCode: number, pixelBits: number): number {
  if (code < 0) return 0;
  const mapped = code === plainCode ? reader.bits(pixelBits) : reader.zeros() * 2 ** code + reader.bits(code);
  return mapped % 2 === 0 ? mapped / 2 : -(mapped + 1) / 2;
}

function narrowTo(pixelBytes: RicePixelBytes): (value: number) => number {
  if (pixelBytes === 1) return (value) => value & 0xff;
  if (pixelBytes === 2) return (value) => (value << 16) >> 16;
  return (value) => value | 0;
}
