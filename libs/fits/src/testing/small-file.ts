import { writeFits } from '../write-fits.js';

/** A small valid file with a table of every type and an image. */
export function smallFile(): Uint8Array {
  return writeFits([
    { header: [{ keyword: 'TARGNAME', value: 'GJ 436', comment: 'target' }] },
    {
      header: [
        { keyword: 'EXTNAME', value: 'EVENTS' },
        { keyword: 'LONGTEXT', value: 'word '.repeat(40) + 'end', comment: 'continued' },
      ],
      table: {
        rowCount: 3,
        columns: [
          { name: 'TIME', format: '1D', unit: 's', values: [0.5, Number.NaN, -0] },
          { name: 'FLUX', format: '2E', values: [1, 2, 3, 4, 5, 6] },
          { name: 'COLUMN', format: '1J', scale: 0.5, zero: 10, nullValue: -1, values: [0, -1, 4] },
          { name: 'FLAGS', format: '1I', zero: 2 ** 15, values: [-(2 ** 15), 0, 2 ** 15 - 1] },
          { name: 'PULSE', format: '1B', values: [0, 31, 255] },
          { name: 'CLOCK', format: '1K', values: [-(2n ** 63n), 0n, 2n ** 63n - 1n] },
          { name: 'SEGMENT', format: '4A', values: ['FUVA', '', "a'b"] },
          { name: 'USED', format: '1L', values: [true, false, -1] },
          { name: 'BITS', format: '9X', values: [255, 128, 0, 0, 1, 128] },
        ],
      },
    },
    {
      header: [{ keyword: 'EXTNAME', value: 'SCI' }],
      image: { bitpix: -32, shape: [3, 2], values: [1, 2, 3, 4, 5, 6] },
    },
  ]);
}

/** Bytes of a file from its cards, in the order given, each padded to 80 characters; END and padding are added. */
export function fileOfCards(...headers: readonly (readonly string[])[]): Uint8Array {
  const text = headers
    .map((cards) => [...cards, 'END'].map((card) => card.padEnd(80)).join(''))
    .map((header) => header.padEnd(Math.ceil(header.length / 2880) * 2880))
    .join('');
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A card of the fixed format with a number or logical. */
export function card(keyword: string, value: string | number): string {
  return `${keyword.padEnd(8)}= ${String(value).padStart(20)}`;
}

/** The cards of a dataless primary HDU. */
export const primaryCards: readonly string[] = [card('SIMPLE', 'T'), card('BITPIX', 8), card('NAXIS', 0)];
