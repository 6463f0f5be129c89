import { constants, crc32, deflateSync } from 'node:zlib';

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of at most 256 colours; each pixel is a place in the palette. */
export class IndexedPicture {
  /** pixel (x, y) is at y · stride + x */
  readonly pixels: Uint8Array;
  readonly stride: number;
  /** as PNG has them: each line begins with how it is filtered, here not at all */
  private readonly lines: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly palette: readonly Colour[],
  ) {
    this.stride = width + 1;
    this.lines = new Uint8Array(this.stride * height);
    this.pixels = this.lines.subarray(1);
  }

  /** The picture as PNG (ISO/IEC 15948), the same bytes for the same pixels. */
  encode(): Uint8Array {
    const { width, height, lines, palette } = this;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    // eight bits a pixel, places in a palette
    header.set([8, 3], 8);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('PLTE', Uint8Array.from(palette.flat())),
      // long runs of one colour are all there is to find
      chunk('IDAT', deflateSync(lines, { strategy: constants.Z_RLE })),
      chunk('IEND', new Uint8Array()),
    ]);
  }
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(name: string, bytes: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(bytes.byteLength + 12);
  whole.writeUInt32BE(bytes.byteLength, 0);
  whole.write(name, 4, 'latin1');
  whole.set(bytes, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.byteLength - 4);
  return whole;
}

/** So much of a colour over white. */
export function tint(colour: string, opacity: number): Colour {
  const channel = (at: number) =>
    Math.round(255 + opacity * (Number.parseInt(colour.slice(at, at + 2), 16) - 255));
  return [channel(1), channel(3), channel(5)];
}
