import type { ByteSource } from './byte-source.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';
import {
  decodeNumbers,
  numberKinds,
  scaleNumbers,
  type NumberArray,
  type NumberLetter,
} from './number-array.js';

/** An image: its axes in FITS order (NAXIS1, which varies fastest, first) and its pixels. */
export interface Image {
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

const letters: Readonly<Record<number, NumberLetter>> = {
  8: 'B',
  16: 'I',
  32: 'J',
  64: 'K',
  [-32]: 'E',
  [-64]: 'D',
};

/** The axes of an HDU's data, NAXIS1 first (FITS 4.0 §4.4.1.1). */
export function axesOf(header: Header, hdu: number): readonly number[] {
  const count = header.number('NAXIS') ?? 0;
  const axes: number[] = [];
  for (let axis = 1; axis <= count && count <= 999; axis++) {
    const length = header.number(`NAXIS${axis}`);
    if (length === undefined || !Number.isSafeInteger(length) || length < 0)
      throw new FitsError(
        'bad-keyword',
        `HDU ${hdu}: expected NAXIS${axis} to be a length, found "${length}"`,
        {
          hdu,
          keyword: `NAXIS${axis}`,
          ...(length === undefined ? {} : { found: length }),
        },
      );
    axes.push(length);
  }
  return axes;
}

/**
 * Reads all pixels; BSCALE, BZERO and BLANK are applied as for table columns (FITS 4.0 §4.4.2.5).
 *
 * @throws FitsError `bad-keyword` for a BITPIX the standard does not know
 */
export async function readImage(
  source: ByteSource,
  header: Header,
  hdu: number,
  dataOffset: number,
): Promise<Image> {
  const shape = axesOf(header, hdu);
  const length = shape.length === 0 ? 0 : shape.reduce((product, axis) => product * axis, 1);
  const bitpix = header.number('BITPIX') ?? 0;
  const letter = letters[bitpix];
  if (letter === undefined)
    throw new FitsError(
      'bad-keyword',
      `HDU ${hdu}: expected BITPIX 8, 16, 32, 64, -32 or -64, found ${bitpix}`,
      {
        hdu,
        keyword: 'BITPIX',
        found: bitpix,
      },
    );
  const size = numberKinds[letter].bytes;
  const stored = numberKinds[letter].make(length);
  const bytes = await source.slice(dataOffset, dataOffset + length * size);
  decodeNumbers(letter, bytes, { rowBytes: size, at: 0, repeat: 1 }, stored, 0);
  const scaling = {
    scale: header.number('BSCALE') ?? 1,
    zero: header.number('BZERO') ?? 0,
    nullValue: header.number('BLANK'),
  };
  return { shape, values: scaleNumbers(letter, stored, scaling) };
}
