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
  const plans = hdus.map((hdu, index) => planHdu(hdu, index));
  const lengths = plans.map(({ headerBytes, dataBytes }) => headerBytes + dataBytes);
  // written where they will be: large data are not to be in memory twice
  const whole = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  for (const [index, plan] of plans.entries()) {
    writeHdu(plan, whole.subarray(offset, offset + lengths[index]!));
    offset += lengths[index]!;
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

/** An HDU but for what depends on its data. */
interface HduPlan {
  /** all cards up to CHECKSUM, which is zero; DATASUM and END follow */
  readonly cards: string;
  readonly data: NewTable | undefined;
  /** of header and data, each a whole number of blocks */
  readonly headerBytes: number;
  readonly dataBytes: number;
}

function planHdu(hdu: NewHdu, index: number): HduPlan {
  checkHdu(hdu, index);
  const own = hdu.header.map(formatCard);
  const cards = [
    ...mandatoryCards(hdu, index).map(formatCard),
    ...(hdu.table === undefined ? [] : tableCards(hdu.table).map(formatCard)),
    ...longStringCards(hdu.header, own).map(formatCard),
    ...own,
    formatCard({ keyword: 'CHECKSUM', value: zeroChecksum, comment: 'HDU checksum' }),
  ].join('');
  const data = dataOf(hdu);
  const dataBytes = data === undefined ? 0 : rowBytesOf(data) * data.rowCount + heapBytesOf(data);
  return {
    cards,
    data,
    headerBytes: wholeBlocks(cards.length + 2 * cardLength),
    dataBytes: wholeBlocks(dataBytes),
  };
}

/** Writes an HDU into zero bytes, as many as it needs. */
function writeHdu({ cards, data, headerBytes }: HduPlan, target: Uint8Array): void {
  const [headerTarget, dataTarget] = [target.subarray(0, headerBytes), target.subarray(headerBytes)];
  if (data !== undefined) writeRows(data, dataTarget);
  const dataSum = sumWords(dataTarget);
  const last = formatCard({ keyword: 'DATASUM', value: String(dataSum), comment: 'data unit checksum' });
  writeAscii(`${cards}${last}END`.padEnd(headerBytes), headerTarget);
  const checksum = encodeChecksum(sumWords(headerTarget, dataSum));
  const valueAt = cards.length - cardLength + "CHECKSUM= '".length;
  writeAscii(checksum, headerTarget.subarray(valueAt, valueAt + checksum.length));
}

function wholeBlocks(bytes: number): number {
  return Math.ceil(bytes / blockLength) * blockLength;
}

/** Says that strings are continued, where some are: FITS 4.0 §4.2.1.2 does not ask for it, older readers do. */
function longStringCards(header: readonly NewCard[], formatted: readonly string[]): readonly NewCard[] {
  const isStated = header.some(({ keyword }) => keyword === 'LONGSTRN');
  const isNeeded = formatted.some((card) => card.length > cardLength && card.includes(`&'`));
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

/** The data as a table; pixels are one of a column. */
function dataOf({ table, image }: NewHdu): NewTable | undefined {
  if (image === undefined) return table;
  const format = `1${lettersOfBitpix[image.bitpix]}`;
  return { rowCount: image.values.length, columns: [{ name: 'pixel', format, values: image.values }] };
}

function writeAscii(text: string, target: Uint8Array): void {
  for (let at = 0; at < text.length; at++) target[at] = text.charCodeAt(at);
}
