import { readExactly, readFully, type ByteSource } from './byte-source.js';
import { sumWords } from './checksum.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';
import { blockLength } from './header-blocks.js';
import { readImage, type Image } from './image.js';
import type { NumberArray } from './number-array.js';
import { readColumn, type Column, type ColumnDescription } from './table-columns.js';

export type HduKind = 'primary' | 'image' | 'table' | 'bintable' | 'compressed' | 'groups' | 'unknown';

export type ChecksumVerdict = 'valid' | 'invalid' | 'absent';

/** Where an HDU lies in its source, and what its header says. */
export interface HduPlace {
  readonly source: ByteSource;
  readonly index: number;
  readonly kind: HduKind;
  readonly header: Header;
  readonly headerOffset: number;
  readonly dataOffset: number;
  /** data without padding (byte) */
  readonly dataLength: number;
  readonly rowBytes: number;
  readonly rowCount: number;
  readonly columns: readonly ColumnDescription[];
}

/** One header and data unit; data are read when asked for. */
export class Hdu {
  readonly index: number;
  readonly kind: HduKind;
  /** EXTNAME in capitals; PRIMARY for the first without one */
  readonly name: string;
  readonly version: number;
  readonly header: Header;
  readonly dataOffset: number;
  readonly dataLength: number;
  readonly rowCount: number;
  readonly columns: readonly ColumnDescription[];

  constructor(private readonly place: HduPlace) {
    const { index, kind, header, dataOffset, dataLength, rowCount, columns } = place;
    this.index = index;
    this.kind = kind;
    this.header = header;
    this.dataOffset = dataOffset;
    this.dataLength = dataLength;
    this.rowCount = rowCount;
    this.columns = columns;
    this.name = (header.text('EXTNAME') ?? (index === 0 ? 'PRIMARY' : '')).toUpperCase();
    this.version = header.number('EXTVER') ?? 1;
  }

  hasColumn(name: string): boolean {
    return this.find(name) !== undefined;
  }

  /**
   * Reads a column whole, scaled; the name in any case.
   *
   * @throws FitsError `no-such-column`; `wrong-hdu-kind` for ASCII and compressed tables
   */
  async column(name: string): Promise<Column> {
    if (this.kind === 'table' || this.kind === 'compressed')
      throw new FitsError(
        'wrong-hdu-kind',
        `HDU ${this.index} "${this.name}": expected a binary table, found ${this.kind}, which is not read yet`,
        { hdu: this.index, found: this.kind },
      );
    const column = this.find(name);
    if (column === undefined) {
      const known = this.columns.map((each) => each.name).join(', ');
      throw new FitsError(
        'no-such-column',
        `HDU ${this.index} "${this.name}": expected a column "${name}", found ${known || 'none'}`,
        {
          hdu: this.index,
          expected: name,
          found: known,
        },
      );
    }
    return readColumn({ ...this.place, hdu: this.index }, column);
  }

  /** A column of numbers. @throws FitsError `wrong-column-type`, `no-such-column` */
  async numbers(name: string): Promise<NumberArray> {
    const column = await this.column(name);
    if (column.kind !== 'number') throw this.wrongType(name, 'numbers', column.kind);
    return column.values;
  }

  /** A column of text, trailing blanks removed. @throws FitsError `wrong-column-type`, `no-such-column` */
  async texts(name: string): Promise<readonly string[]> {
    const column = await this.column(name);
    if (column.kind !== 'text') throw this.wrongType(name, 'text', column.kind);
    return column.values;
  }

  /**
   * Bytes of whole rows as they are stored (FITS 4.0 §7.3.3), for readers that decode several columns in one pass;
   * `columns` tells where each begins. May be a view of the source's own memory: not to be written to.
   *
   * @param first number of the first row, 0-based
   * @throws FitsError `truncated`
   */
  rowBytes(first: number, count: number): Promise<Uint8Array> {
    const { source, dataOffset, rowBytes } = this.place;
    const start = dataOffset + first * rowBytes;
    return readExactly(source, start, start + count * rowBytes);
  }

  /**
   * Reads whole rows, as {@link rowBytes} gives them, into memory of the caller's: as many as it holds.
   *
   * @param target a whole number of rows long
   * @throws FitsError `truncated`
   */
  readRowBytes(first: number, target: Uint8Array): Promise<void> {
    const { source, dataOffset, rowBytes } = this.place;
    return readFully(source, dataOffset + first * rowBytes, target);
  }

  /** Bytes of one row of a table (NAXIS1); 0 for anything else. */
  get rowLength(): number {
    return this.place.rowBytes;
  }

  /** The pixels of an image HDU; no pixels when it has no data. @throws FitsError `wrong-hdu-kind` */
  async image(): Promise<Image> {
    if (this.kind !== 'primary' && this.kind !== 'image')
      throw new FitsError(
        'wrong-hdu-kind',
        `HDU ${this.index} "${this.name}": expected an image, found ${this.kind}`,
        {
          hdu: this.index,
          found: this.kind,
        },
      );
    return readImage(this.place);
  }

  /** Verifies DATASUM over the data and CHECKSUM over the whole HDU (FITS 4.0 §4.4.2.7). */
  async checksums(): Promise<{ readonly checksum: ChecksumVerdict; readonly datasum: ChecksumVerdict }> {
    const { source, headerOffset, dataOffset, dataLength } = this.place;
    const end = Math.min(dataOffset + Math.ceil(dataLength / blockLength) * blockLength, source.byteLength);
    const data = await sumRange(source, dataOffset, end, 0);
    const whole = await sumRange(source, headerOffset, dataOffset, data);
    const stated = this.stated('DATASUM');
    return {
      datasum: stated === '' ? 'absent' : Number(stated) === data ? 'valid' : 'invalid',
      // zero is written both as all ones and as none
      checksum:
        this.stated('CHECKSUM') === ''
          ? 'absent'
          : whole === 2 ** 32 - 1 || whole === 0
            ? 'valid'
            : 'invalid',
    };
  }

  /** A checksum card's value; an empty one says that it is not known (FITS 4.0 §4.4.2.7). */
  private stated(keyword: string): string {
    return String(this.header.value(keyword) ?? '').trim();
  }

  private find(name: string): ColumnDescription | undefined {
    const wanted = name.toUpperCase();
    return this.columns.find((column) => column.name.toUpperCase() === wanted);
  }

  private wrongType(name: string, expected: string, found: string): FitsError {
    return new FitsError(
      'wrong-column-type',
      `HDU ${this.index} "${this.name}": expected ${expected} in column "${name}", found ${found}`,
      {
        hdu: this.index,
        expected,
        found,
      },
    );
  }
}

const sumChunkBytes = 4 * 1024 * 1024;

async function sumRange(source: ByteSource, start: number, end: number, from: number): Promise<number> {
  let sum = from;
  for (let at = start; at < end; at += sumChunkBytes)
    sum = sumWords(await readExactly(source, at, Math.min(end, at + sumChunkBytes)), sum);
  return sum;
}
