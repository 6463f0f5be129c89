import { readExactly, readFully, type ByteSource } from './byte-source.js';
import { sumWords } from './checksum.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';
import { blockLength } from './block.js';
import { readImage, type Image } from './image.js';
import type { NumberArray } from './number-array.js';
import { isField, readFields } from './ascii-table.js';
import type { ColumnDescription } from './column-description.js';
import { readRandomGroups, type RandomGroups } from './random-groups.js';
import { rowsOfChunk } from './row-workspace.js';
import {
  columnChunks,
  readColumns,
  sparesOf,
  type ChunkOptions,
  type Column,
  type RowChunk,
} from './table-columns.js';
import { requireRows, type RowRange, type TablePlace } from './table-place.js';

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
  /** where a binary table's heap begins in its source; its end is that of the data */
  readonly heapOffset: number;
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
   * Reads a column, scaled, whole or some rows of it; the name in any case.
   *
   * @throws FitsError `no-such-column`, `no-such-rows`, `bad-heap`; `wrong-hdu-kind` unless the HDU is a table
   */
  async column(name: string, range?: RowRange): Promise<Column> {
    const [column] = await this.readTogether([name], range);
    return column!;
  }

  /**
   * Reads several columns in one pass through their rows, which is faster than one after the other.
   *
   * @param spares an earlier answer that nobody needs any more: its arrays of numbers are filled anew where they are of
   *   the type and long enough. Who reads file after file saves the time in which the system finds memory for each.
   * @returns in the order of `names`
   * @throws FitsError as {@link column}
   */
  readTogether(
    names: readonly string[],
    range?: RowRange,
    spares?: readonly Column[],
  ): Promise<readonly Column[]> {
    if (names.length === 0) return Promise.resolve([]);
    const columns = names.map((name) => this.require(name));
    const place = this.tablePlace();
    const rows = range ?? { first: 0, count: this.rowCount };
    requireRows(place, rows);
    if (columns.every(isField)) return readFields(place, columns, rows);
    return readColumns(place, columns, rows, spares && sparesOf(spares));
  }

  /**
   * Reads columns chunk by chunk, so that memory does not depend on how long the table is.
   *
   * @throws FitsError as {@link column}
   */
  async *chunks(
    names: readonly string[],
    { rows = rowsOfChunk(this.place.rowBytes), reusesArrays = false }: ChunkOptions = {},
  ): AsyncGenerator<RowChunk> {
    if (!(Number.isInteger(rows) && rows > 0))
      throw new RangeError(`rows of a chunk: expected a positive integer, found ${rows}`);
    const columns = names.map((name) => this.require(name));
    if (this.rowCount > 0 && !columns.every(isField)) {
      const range = { first: 0, count: this.rowCount };
      yield* columnChunks(this.tablePlace(), columns, range, { rowsOfChunk: rows, reusesArrays });
      return;
    }
    for (let first = 0; first < this.rowCount; first += rows) {
      const count = Math.min(rows, this.rowCount - first);
      yield { first, count, columns: await this.readTogether(names, { first, count }) };
    }
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

  /**
   * Bytes of a binary table's heap as they are stored (FITS 4.0 §7.3.5), counted from its beginning.
   *
   * @param end exclusive
   * @throws FitsError `bad-heap` unless the heap has them, `truncated`
   */
  async heapBytes(start: number, end: number): Promise<Uint8Array> {
    const { source, heapOffset, heapBytes } = this.tablePlace();
    if (start >= 0 && start <= end && end <= heapBytes)
      return readExactly(source, heapOffset + start, heapOffset + end);
    throw new FitsError(
      'bad-heap',
      `HDU ${this.index}: expected bytes within the heap of ${heapBytes}, found ${start} to ${end}`,
      { hdu: this.index, expected: heapBytes, found: end },
    );
  }

  /** Bytes of one row of a table (NAXIS1); 0 for anything else. */
  get rowLength(): number {
    return this.place.rowBytes;
  }

  /** The random groups of a primary HDU. @throws FitsError `wrong-hdu-kind` */
  async groups(): Promise<RandomGroups> {
    if (this.kind !== 'groups') throw this.wrongKind('random groups');
    return readRandomGroups(this.place);
  }

  /** The pixels of an image HDU; no pixels when it has no data. @throws FitsError `wrong-hdu-kind` */
  async image(): Promise<Image> {
    if (this.kind !== 'primary' && this.kind !== 'image') throw this.wrongKind('an image');
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

  private require(name: string): ColumnDescription {
    const column = this.find(name);
    if (column !== undefined) return column;
    if (this.kind !== 'bintable' && this.kind !== 'table') throw this.wrongKind('a table');
    const known = this.columns.map((each) => each.name).join(', ') || 'none';
    throw new FitsError(
      'no-such-column',
      `HDU ${this.index} "${this.name}": expected a column "${name}", found ${known}`,
      { hdu: this.index, expected: name, found: known },
    );
  }

  private tablePlace(): TablePlace {
    const { heapOffset, dataOffset, dataLength } = this.place;
    const heapBytes = Math.max(0, dataOffset + dataLength - heapOffset);
    return { ...this.place, hdu: this.index, heapBytes };
  }

  private wrongKind(expected: string): FitsError {
    return new FitsError(
      'wrong-hdu-kind',
      `HDU ${this.index} "${this.name}": expected ${expected}, found ${this.kind}`,
      { hdu: this.index, expected, found: this.kind },
    );
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
