import { readExactly, type ByteSource } from './byte-source.js';
import { decodeNumbers } from './decode-numbers.js';
import { FitsError } from './fits-error.js';
import { sizesOf, type Bitpix } from './data-size.js';
import type { Header } from './header.js';
import { numberKinds, type NumberArray, type NumberLetter } from './number-array.js';
import { scaleNumbers } from './scaling.js';

/** An image: its axes in FITS order (NAXIS1, which varies fastest, first) and its pixels. */
export interface Image {
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

/** The letter of a TFORM that holds the same numbers as a BITPIX. */
export const lettersOfBitpix: Readonly<Record<Bitpix, NumberLetter>> = {
  8: 'B',
  16: 'I',
  32: 'J',
  64: 'K',
  [-32]: 'E',
  [-64]: 'D',
};

/** Where an image lies. */
export interface ImagePlace {
  readonly source: ByteSource;
  readonly header: Header;
  readonly index: number;
  readonly dataOffset: number;
  readonly dataLength: number;
}

/**
 * Reads all pixels; BSCALE, BZERO and BLANK are applied as for table columns (FITS 4.0 §4.4.2.5, §5).
 *
 * @throws FitsError `truncated` when the axes want more bytes than the HDU has
 */
export async function readImage(place: ImagePlace): Promise<Image> {
  const { source, header, index: hdu, dataOffset, dataLength } = place;
  const { axes: shape, bitpix } = sizesOf(header, hdu);
  const length = shape.length === 0 ? 0 : shape.reduce((product, axis) => product * axis, 1);
  const letter = lettersOfBitpix[bitpix];
  const size = numberKinds[letter].bytes;
  if (!(length * size <= dataLength))
    throw new FitsError(
      'truncated',
      `HDU ${hdu}: expected ${length * size} bytes of pixels, found ${dataLength}`,
      {
        hdu,
        offset: dataOffset,
        expected: length * size,
        found: dataLength,
      },
    );
  const stored = numberKinds[letter].make(length);
  const bytes = await readExactly(source, dataOffset, dataOffset + length * size);
  decodeNumbers(letter, bytes, { rowBytes: size, at: 0, repeat: 1 }, stored, 0);
  const scaling = {
    scale: header.number('BSCALE') ?? 1,
    zero: header.number('BZERO') ?? 0,
    nullValue: header.integer('BLANK'),
  };
  return { shape, values: scaleNumbers(letter, stored, scaling) };
}
