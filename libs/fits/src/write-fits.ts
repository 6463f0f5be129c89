import { encodeChecksum, sumWords } from './checksum.js';
import { cardLength } from './card.js';
import { FitsError } from './fits-error.js';
import { blockLength } from './block.js';
import type { Bitpix } from './data-size.js';
import { lettersOfBitpix } from './image.js';
import { formatCard, type NewCard } from './write-card.js';
import { heapBytesOf, rowBytesOf, tableCards, writeRows, type NewTable } from './write-table.js';

/** An image to be written; axes with NAXIS1 first. */
export interface NewImage {
  readonly bitpix: Bitpix;
  readonly shape: readonly number[];
  /** stored values, before BSCALE and BZERO */
  readonly values: ArrayLike<number | bigint>;
}

/** An HDU to be written: its own cards, and at most one of table and image; neither is a header without data. */
export interface NewHdu {
  /** without the mandatory cards, those of the columns and the checksums */
  readonly header: readonly NewCard[];
  readonly table?: NewTable;
  readonly image?: NewImage;
}

/** CHECKSUM while the sum is taken (FITS 4.0 Appendix J.2). */
const zeroChecksum = '0'.repeat(16);

/**
 * Writes a FITS file: mandatory cards in their order, CHECKSUM and DATASUM in every HDU, blocks padded.
 *
 * The same input gives the same bytes: no clock, no version of its own in the file.
 *
 * @param hdus the first is the primary HDU and has no table
 * @throws FitsError `cannot-write`
 */
export function writeFits(hdus: readonly NewHdu[]): Uint8Array {
  const parts = hdus.flatMap((hdu, index) => writeHdu(hdu, index));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

/** Keywords that are made from the data and so cannot be given (FITS 4.0 §4.4.1, §7.3.1, §4.4.2.7). */
const generated =
  /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|END|CONTINUE|CHECKSUM|DATASUM)$/;

const describesColumn = /^T(TYPE|FORM|UNIT|SCAL|ZERO|NULL|DISP|DIM)\d+$/;

function checkHdu({ header, table, image }: NewHdu, index: number): void {
  if (table !== undefined && (index === 0 || image !== undefined))
    throw new FitsError(
      'cannot-write',
      `HDU ${index}: expected a table in an extension and without an image, found another`,
      { hdu: index },
    );
  const taken = header.find(
    ({ keyword }) => generated.test(keyword) || (table !== undefined && describesColumn.test(keyword)),
  );
  if (taken !== undefined)
    throw new FitsError(
      'cannot-write',
      `HDU ${index}: expected no card of a keyword made from the data, found "${taken.keyword}"`,
      { hdu: index, keyword: taken.keyword },
    );
  if (image === undefined) return;
  const expected = image.shape.length === 0 ? 0 : image.shape.reduce((product, axis) => product * axis, 1);
  if (expected !== image.values.length)
    throw new FitsError(
      'cannot-write',
      `HDU ${index}: expected ${expected} pixels, found ${image.values.length}`,
      { hdu: index, expected, found: image.values.length },
    );
}

/** Header and data, each a whole number of blocks. */
function writeHdu(hdu: NewHdu, index: number): readonly [header: Uint8Array, data: Uint8Array] {
  checkHdu(hdu, index);
  const data = writeData(hdu);
  const dataSum = sumWords(data);
  const cards: readonly NewCard[] = [
    ...mandatoryCards(hdu, index),
    ...(hdu.table === undefined ? [] : tableCards(hdu.table)),
    ...longStringCards(hdu.header),
    ...hdu.header,
    { keyword: 'CHECKSUM', value: zeroChecksum, comment: 'HDU checksum' },
    { keyword: 'DATASUM', value: String(dataSum), comment: 'data unit checksum' },
  ];
  const text = `${cards.map(formatCard).join('')}${'END'.padEnd(cardLength)}`;
  const padded = text.padEnd(Math.ceil(text.length / blockLength) * blockLength);
  const header = encodeAscii(padded);
  const checksum = encodeChecksum(sumWords(header, dataSum));
  // CHECKSUM is the last card but two: DATASUM and END follow it
  header.set(encodeAscii(checksum), text.length - 3 * cardLength + "CHECKSUM= '".length);
  return [header, data];
}

/** Says that strings are continued, where some are: FITS 4.0 §4.2.1.2 does not ask for it, older readers do. */
function longStringCards(header: readonly NewCard[]): readonly NewCard[] {
  const isStated = header.some(({ keyword }) => keyword === 'LONGSTRN');
  const isNeeded = header.some(
    (card) => formatCard(card).includes(`&'`) && formatCard(card).length > cardLength,
  );
  return isNeeded && !isStated
    ? [{ keyword: 'LONGSTRN', value: 'OGIP 1.0', comment: 'long strings are continued' }]
    : [];
}

/** The cards every HDU begins with, in the order of FITS 4.0 §4.4.1. */
function mandatoryCards({ table, image }: NewHdu, index: number): readonly NewCard[] {
  const shape = table === undefined ? (image?.shape ?? []) : [rowBytesOf(table), table.rowCount];
  const kind = table === undefined ? 'IMAGE' : 'BINTABLE';
  return [
    index === 0
      ? { keyword: 'SIMPLE', value: true, comment: 'conforms to FITS' }
      : { keyword: 'XTENSION', value: kind },
    { keyword: 'BITPIX', value: image?.bitpix ?? 8 },
    { keyword: 'NAXIS', value: shape.length },
    ...shape.map((length, axis) => ({ keyword: `NAXIS${axis + 1}`, value: length })),
    ...(index === 0
      ? [{ keyword: 'EXTEND', value: true }]
      : [
          { keyword: 'PCOUNT', value: table === undefined ? 0 : heapBytesOf(table) },
          { keyword: 'GCOUNT', value: 1 },
        ]),
    ...(table === undefined ? [] : [{ keyword: 'TFIELDS', value: table.columns.length }]),
  ];
}

function writeData({ table, image }: NewHdu): Uint8Array {
  const asTable: NewTable | undefined =
    image === undefined
      ? table
      : {
          rowCount: image.values.length,
          columns: [{ name: 'pixel', format: `1${lettersOfBitpix[image.bitpix]}`, values: image.values }],
        };
  if (asTable === undefined) return new Uint8Array(0);
  const length = rowBytesOf(asTable) * asTable.rowCount + heapBytesOf(asTable);
  const bytes = new Uint8Array(Math.ceil(length / blockLength) * blockLength);
  writeRows(asTable, bytes);
  return bytes;
}

function encodeAscii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
