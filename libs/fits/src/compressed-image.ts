import { originalHeader } from './compressed-header.js';
import { expandTile, type TileCompression } from './compressed-tile.js';
import { sizesOf } from './data-size.js';
import { FitsError } from './fits-error.js';
import type { Hdu } from './hdu.js';
import type { Header } from './header.js';
import { lettersOfBitpix, type Image } from './image.js';
import { numberKinds, type NumberArray } from './number-array.js';
import { dequantize, ditherSequence, type Dithering } from './quantize.js';
import { scaleNumbers } from './scaling.js';
import type { Column } from './table-columns.js';

/** An image that was compressed by tiles, and the header it had before. */
export interface CompressedImage extends Image {
  readonly header: Header;
}

/** More pixels than so many for each byte of the file are no compression but a trap. */
const maximumExpansion = 20_000;

/**
 * Expands an image compressed by tiles (FITS 4.0 §10.1, §10.2): RICE_1, GZIP_1, GZIP_2, PLIO_1, HCOMPRESS_1,
 * NOCOMPRESS; whole numbers, and real ones quantized with or without dithering.
 *
 * @returns pixels with BSCALE, BZERO and BLANK applied, as of an image that was never compressed
 * @throws FitsError `wrong-hdu-kind` unless the HDU is such an image, `bad-compression`, `bad-keyword`
 */
export async function readCompressedImage(hdu: Hdu): Promise<CompressedImage> {
  if (hdu.header.logical('ZIMAGE') !== true) throw notCompressed(hdu);
  const header = originalHeader(hdu.header, 'drop');
  const { axes: shape, bitpix } = sizesOf(header, hdu.index);
  const length = shape.length === 0 ? 0 : shape.reduce((product, axis) => product * axis, 1);
  if (!(length <= maximumExpansion * (hdu.dataLength + 1)))
    throw new FitsError(
      'expands-too-far',
      `HDU ${hdu.index}: expected at most ${maximumExpansion} pixels a byte, found ${length} of ${hdu.dataLength}`,
      { hdu: hdu.index, expected: maximumExpansion * hdu.dataLength, found: length },
    );
  const letter = lettersOfBitpix[bitpix];
  // nothing as large as the image is made before there are as many tiles as it wants
  const tiles = await Tiles.of(hdu, shape, bitpix);
  const stored = numberKinds[letter].make(length);
  for (let tile = 0; tile < tiles.count; tile++)
    place(stored, shape, tiles.area(tile), await tiles.pixels(tile));
  const scaling = {
    scale: header.number('BSCALE') ?? 1,
    zero: header.number('BZERO') ?? 0,
    nullValue: header.integer('BLANK') ?? (bitpix > 0 ? hdu.header.integer('ZBLANK') : undefined),
  };
  return { header, shape, values: scaleNumbers(letter, stored, scaling) };
}

/** A tile's place in the image: first pixel and length along each axis. */
interface TileArea {
  readonly first: readonly number[];
  readonly lengths: readonly number[];
}

/** The tiles of an image, a row of the table each. */
class Tiles {
  private readonly sequence: Float64Array;

  private constructor(
    private readonly hdu: Hdu,
    private readonly shape: readonly number[],
    private readonly sides: readonly number[],
    private readonly compression: TileCompression,
    private readonly columns: ReadonlyMap<string, Column>,
  ) {
    this.sequence = this.dithering === 'NO_DITHER' ? new Float64Array(1) : ditherSequence();
  }

  static async of(hdu: Hdu, shape: readonly number[], bitpix: number): Promise<Tiles> {
    const { header } = hdu;
    const sides = shape.map((length, axis) => {
      const side = header.number(`ZTILE${axis + 1}`) ?? (axis === 0 ? length : 1);
      if (Number.isInteger(side) && side > 0) return side;
      throw new FitsError(
        'bad-keyword',
        `HDU ${hdu.index}: expected ZTILE${axis + 1} above 0, found ${side}`,
        {
          hdu: hdu.index,
          keyword: `ZTILE${axis + 1}`,
          found: side,
        },
      );
    });
    const names = [
      'COMPRESSED_DATA',
      'GZIP_COMPRESSED_DATA',
      'UNCOMPRESSED_DATA',
      'ZSCALE',
      'ZZERO',
      'ZBLANK',
    ];
    const present = names.filter((name) => hdu.hasColumn(name));
    const read = await hdu.readTogether(present);
    const columns = new Map(present.map((name, index) => [name, read[index]!] as const));
    const tiles = new Tiles(hdu, shape, sides, compressionOf(header, bitpix), columns);
    if (tiles.count === hdu.rowCount) return tiles;
    throw new FitsError(
      'bad-compression',
      `HDU ${hdu.index}: expected ${tiles.count} tiles, found ${hdu.rowCount} rows`,
      { hdu: hdu.index, expected: tiles.count, found: hdu.rowCount },
    );
  }

  get count(): number {
    if (this.shape.length === 0 || this.shape.includes(0)) return 0;
    return this.shape.reduce((product, length, axis) => product * Math.ceil(length / this.sides[axis]!), 1);
  }

  area(tile: number): TileArea {
    let rest = tile;
    const first = this.shape.map((length, axis) => {
      const along = Math.ceil(length / this.sides[axis]!);
      const start = (rest % along) * this.sides[axis]!;
      rest = Math.floor(rest / along);
      return start;
    });
    const lengths = first.map((start, axis) => Math.min(this.sides[axis]!, this.shape[axis]! - start));
    return { first, lengths };
  }

  async pixels(tile: number): Promise<ArrayLike<number | bigint>> {
    const count = this.area(tile).lengths.reduce((product, length) => product * length, 1);
    const compressed = this.cell('COMPRESSED_DATA', tile);
    if (compressed !== undefined && compressed.length > 0) {
      const whole = await expandTile(compressed, count, this.compression);
      return this.compression.isQuantized ? this.realNumbers(whole, tile) : whole;
    }
    // what quantizing would have spoilt is kept as it is
    const kept = this.cell('GZIP_COMPRESSED_DATA', tile);
    if (kept !== undefined && kept.length > 0)
      return expandTile(kept, count, { ...this.compression, type: 'GZIP_1', isQuantized: false });
    const plain = this.cell('UNCOMPRESSED_DATA', tile);
    if (plain !== undefined && plain.length === count) return plain;
    throw new FitsError(
      'bad-compression',
      `HDU ${this.hdu.index}: expected data of tile ${tile}, found none`,
      {
        hdu: this.hdu.index,
      },
    );
  }

  private get dithering(): Dithering {
    const named = this.hdu.header.text('ZQUANTIZ');
    return named === 'SUBTRACTIVE_DITHER_1' || named === 'SUBTRACTIVE_DITHER_2' ? named : 'NO_DITHER';
  }

  private realNumbers(whole: ArrayLike<number | bigint>, tile: number): Float64Array {
    const quantization = {
      scale: this.number('ZSCALE', tile) ?? 1,
      zero: this.number('ZZERO', tile) ?? 0,
      nullValue: this.number('ZBLANK', tile),
      dithering: this.dithering,
      seed: this.hdu.header.number('ZDITHER0') ?? 1,
      tile,
    };
    return dequantize(Array.from(whole, Number), quantization, this.sequence);
  }

  private cell(name: string, tile: number): NumberArray | undefined {
    const column = this.columns.get(name);
    const array = column?.kind === 'arrays' ? column.values[tile] : undefined;
    return typeof array === 'string' ? undefined : array;
  }

  /** A number of the tile's own, or of the header for all. */
  private number(name: string, tile: number): number | undefined {
    const column = this.columns.get(name);
    if (column?.kind === 'number') return Number(column.values[tile]);
    return this.hdu.header.number(name);
  }
}

function compressionOf(header: Header, bitpix: number): TileCompression {
  const parameter = (name: string) => {
    for (let number = 1; header.has(`ZNAME${number}`); number++)
      if (header.text(`ZNAME${number}`)?.toUpperCase() === name) return header.number(`ZVAL${number}`);
    return undefined;
  };
  const isReal = bitpix < 0;
  const hasScale = header.has('ZSCALE') || header.cards.some(({ value }) => value === 'ZSCALE');
  const isQuantized = isReal && header.text('ZQUANTIZ') !== 'NONE' && hasScale;
  return {
    type: header.text('ZCMPTYPE') ?? '',
    bitpix: isQuantized ? 32 : bitpix,
    isQuantized,
    blockSize: parameter('BLOCKSIZE') ?? 32,
    pixelBytes: parameter('BYTEPIX') ?? 4,
    smoothing: (parameter('SMOOTH') ?? 0) === 0 ? 'plain' : 'smooth',
  };
}

/** Copies a tile's pixels to where they belong, run by run along the first axis. */
function place(
  image: NumberArray,
  shape: readonly number[],
  { first, lengths }: TileArea,
  pixels: ArrayLike<number | bigint>,
): void {
  const run = lengths[0]!;
  const runs = lengths.slice(1).reduce((product, length) => product * length, 1);
  for (let number = 0; number < runs; number++) {
    let rest = number;
    let at = first[0]!;
    let stride = shape[0]!;
    for (let axis = 1; axis < shape.length; axis++) {
      at += (first[axis]! + (rest % lengths[axis]!)) * stride;
      rest = Math.floor(rest / lengths[axis]!);
      stride *= shape[axis]!;
    }
    for (let pixel = 0; pixel < run; pixel++) image[at + pixel] = pixels[number * run + pixel]!;
  }
}

function notCompressed({ index, kind }: Hdu): FitsError {
  return new FitsError('wrong-hdu-kind', `HDU ${index}: expected a compressed image, found ${kind}`, {
    hdu: index,
    found: kind,
  });
}
