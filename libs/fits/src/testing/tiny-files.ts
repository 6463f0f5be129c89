import { fuzzSeed, type FuzzSeed } from './mutate.js';
import { card, fileOfCards, primaryCards } from './small-file.js';

const rowBytes = {
  '1L': 1,
  '9X': 2,
  '1B': 1,
  '2I': 4,
  '1J': 4,
  '1K': 8,
  '3A': 3,
  '1E': 4,
  '1D': 8,
  '1C': 8,
  '1M': 16,
};

const heapFormats = ['1PB(3)', '1PA(3)', '1QE(3)', '1PX(3)', '1PM(1)'];

/** Files of one column or one small image: little to read, so that many can be damaged. */
export function tinyFiles(): readonly FuzzSeed[] {
  return [
    ...Object.entries(rowBytes).map(([format, bytes]) => table(format, bytes, 0)),
    ...heapFormats.map((format) => table(format, format.startsWith('1P') ? 8 : 16, 64)),
    ...[8, 16, 32, 64, -32, -64].map(image),
  ];
}

function table(format: string, width: number, heapBytes: number): FuzzSeed {
  const header = fileOfCards(primaryCards, [
    "XTENSION= 'BINTABLE'",
    card('BITPIX', 8),
    card('NAXIS', 2),
    card('NAXIS1', width),
    card('NAXIS2', 3),
    card('PCOUNT', heapBytes),
    card('GCOUNT', 1),
    card('TFIELDS', 1),
    card('THEAP', 3 * width),
    `TFORM1  = '${format}'`,
    ...(format === '2I' ? [card('TZERO1', 32_768), card('TNULL1', 3), "TDIM1   = '(2,1)'"] : []),
  ]);
  const whole = new Uint8Array(header.byteLength + 2880);
  whole.set(header);
  const view = new DataView(whole.buffer, header.byteLength);
  // two elements at byte 8 in each row: valid descriptors of either size, or any other cells
  for (let row = 0; row < 3 && heapBytes > 0; row++)
    if (width === 8) {
      view.setInt32(row * width, format.includes('M') ? 1 : 2);
      view.setInt32(row * width + 4, 8);
    } else {
      view.setBigInt64(row * width, 2n);
      view.setBigInt64(row * width + 8, 8n);
    }
  return fuzzSeed(`table of ${format}`, whole);
}

function image(bitpix: number): FuzzSeed {
  const header = fileOfCards(primaryCards, [
    "XTENSION= 'IMAGE   '",
    card('BITPIX', bitpix),
    card('NAXIS', 2),
    card('NAXIS1', 3),
    card('NAXIS2', 2),
    card('PCOUNT', 0),
    card('GCOUNT', 1),
    card('BZERO', 0),
    card('BSCALE', 1),
    card('BLANK', 0),
  ]);
  const whole = new Uint8Array(header.byteLength + 2880);
  whole.set(header);
  return fuzzSeed(`image of ${bitpix}`, whole);
}
