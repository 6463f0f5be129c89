import { readFully } from './byte-source.js';
import { logical, trimText } from './cell-values.js';
import type { ColumnDescription } from './column-description.js';
import { readHeapColumn, type HeapArrays } from './heap-columns.js';
import { isNumberLetter, roomForNumbers, type NumberArray, type NumberLetter } from './number-array.js';
import { rowPieces } from './row-pieces.js';
import {
  longRowDecoder,
  rowsOfBlock,
  takeWorkspace,
  type DecodeRows,
  type RowWorkspace,
} from './row-workspace.js';
import { scaleNumbers } from './scaling.js';
import type { RowRange, TablePlace } from './table-place.js';

/**
 * A column's cells, row-major: `rowCount × repeat` numbers or logicals (1, 0, and −1 for undefined), bits as bytes of
 * eight, one text per row, or one array per row. Complex numbers are pairs of numbers, `repeat` counts both.
 */
export type Column = { readonly repeat: number } & (
  | { readonly kind: 'number'; readonly values: NumberArray; readonly isComplex?: true }
  | { readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly kind: 'logical'; readonly values: Int8Array }
  | { readonly kind: 'bits'; readonly values: Uint8Array }
  | HeapArrays
);

/** Some columns over some rows of a table. */
export interface RowChunk {
  /** number of the first row, 0-based */
  readonly first: number;
  readonly count: number;
  /** in the order asked for */
  readonly columns: readonly Column[];
}

/** How a table is read chunk by chunk. */
export interface ChunkOptions {
  /** of each chunk but the last; about half a megabyte of them unless said otherwise */
  readonly rows?: number;
  /**
   * Whether numbers of a chunk lie where those of the one before lay, which are gone then: for who is done with a chunk
   * before asking for the next, since memory is not asked for again and no garbage waits to be collected.
   */
  readonly reusesArrays?: boolean;
}

/**
 * Reads columns in one pass through their rows; no other column is decoded.
 *
 * @param spares arrays of numbers nobody needs any more, in the order of `columns`: filled anew where they fit
 * @returns in the order of `columns`
 */
export async function readColumns(
  place: TablePlace,
  columns: readonly ColumnDescription[],
  range: RowRange,
  spares?: Spares,
): Promise<readonly Column[]> {
  if (isWorthReadingByCell(place, columns))
    return Promise.all(columns.map((column, index) => readCells(place, column, range, spares?.[index])));
  const chunks = columnChunks(place, columns, range, { rowsOfChunk: Math.max(1, range.count), spares });
  const { value } = await chunks.next();
  await chunks.return(undefined);
  return value!.columns;
}

/** For each column an array to be filled anew, or none. */
type Spares = readonly (NumberArray | undefined)[];

/** The arrays of numbers of columns that nobody needs any more. */
export function sparesOf(columns: readonly Column[]): Spares {
  return columns.map((column) => (column.kind === 'number' ? column.values : undefined));
}

/** Rows longer than this (byte) take longer to read whole than to be asked for cell by cell. */
const longRowBytes = 1 << 18;

/** Of sources that read into memory of the caller's only: others may be far away, and each question a journey. */
function isWorthReadingByCell(
  { source, rowBytes }: TablePlace,
  columns: readonly ColumnDescription[],
): boolean {
  return source.readInto !== undefined && rowBytes > longRowBytes && columns.every(({ width }) => width > 0);
}

/** Reads the cells of one column, numbers to where they will be. */
async function readCells(
  place: TablePlace,
  column: ColumnDescription,
  range: RowRange,
  spare: NumberArray | undefined,
): Promise<Column> {
  const { source, dataOffset, rowBytes } = place;
  const { width, offset } = column;
  // to a decoder the cells are the rows of a table of this column alone
  const alone = { ...place, rowBytes: width };
  const { decode, finish, memory } = decoderOf(alone, { ...column, offset: 0 }, range.count, {
    decoder: longRowDecoder,
    spare,
  });
  const cell = new Uint8Array(memory === undefined ? width : 0);
  for (let row = 0; row < range.count; row++) {
    const bytes = memory === undefined ? cell : memory.subarray(row * width, (row + 1) * width);
    await readFully(source, dataOffset + (range.first + row) * rowBytes + offset, bytes);
    decode(bytes, row);
  }
  return finish();
}

/**
 * Reads columns chunk by chunk, the next rows while the last are decoded; at least one chunk, if it has no rows.
 *
 * @param ways.rowsOfChunk of each but the last
 * @param ways.reusesArrays as {@link ChunkOptions} tell
 * @param ways.spares filled anew by the first chunk where they fit
 */
export async function* columnChunks(
  place: TablePlace,
  columns: readonly ColumnDescription[],
  range: RowRange,
  ways: {
    readonly rowsOfChunk: number;
    readonly reusesArrays?: boolean;
    readonly spares?: Spares | undefined;
  },
): AsyncGenerator<RowChunk, undefined> {
  const { rowsOfChunk, reusesArrays = false } = ways;
  const { rowBytes } = place;
  const workspace = takeWorkspace(rowBytes, range.count, rowsOfChunk);
  const pieces = rowPieces(place, range, workspace.buffers, rowsOfChunk);
  try {
    let first = 0;
    let spares = ways.spares;
    do {
      const count = Math.min(rowsOfChunk, range.count - first);
      const decoders = columns.map((column, index) =>
        decoderOf(place, column, count, { decoder: workspace.decoder, spare: spares?.[index] }),
      );
      const decodes = decoders.map(({ decode }) => decode);
      for (let filled = 0; rowBytes > 0 && filled < count;) {
        const { value } = await pieces.next();
        decodeBlocks(decodes, value!.rows, rowBytes, filled);
        filled += value!.count;
      }
      const decoded: Column[] = [];
      for (const decoder of decoders) decoded.push(await decoder.finish());
      yield { first: range.first + first, count, columns: decoded };
      first += count;
      spares = reusesArrays ? sparesOf(decoded) : undefined;
    } while (first < range.count);
  } finally {
    await pieces.return(undefined);
    workspace.release();
  }
}

/** @param first number of the first of these rows */
function decodeBlocks(
  decodes: readonly DecodeRows[],
  rows: Uint8Array,
  rowBytes: number,
  first: number,
): void {
  const step = rowsOfBlock(rowBytes);
  for (let at = 0, row = first; at < rows.byteLength; at += step * rowBytes, row += step) {
    const block = rows.subarray(at, at + step * rowBytes);
    for (const decode of decodes) decode(block, row);
  }
}

/** What becomes of one column's bytes, block by block. */
interface ColumnDecoder {
  /** takes the rows block by block, counted from the first of the chunk */
  readonly decode: DecodeRows;
  /** where its numbers will be: stored ones, row after row, may be decoded in place */
  readonly memory?: Uint8Array;
  finish(): Column | Promise<Column>;
}

/** What a decoder of numbers works with. */
interface DecoderMeans {
  readonly decoder: RowWorkspace['decoder'];
  readonly spare: NumberArray | undefined;
}

function decoderOf(
  place: TablePlace,
  column: ColumnDescription,
  count: number,
  means: DecoderMeans,
): ColumnDecoder {
  const { type, repeat } = column;
  if (type === 'A') return textDecoder(place, column);
  if (type === 'L' || type === 'X') return byteDecoder(place, column, count);
  const numbersOf = (letter: NumberLetter, each: ColumnDescription) =>
    numberDecoder(place, each, letter, count, means);
  if (type === 'C' || type === 'M') {
    const parts = numbersOf(type === 'C' ? 'E' : 'D', { ...column, repeat: 2 * repeat });
    return {
      ...parts,
      finish: () => ({ kind: 'number', repeat: 2 * repeat, values: parts.values(), isComplex: true }),
    };
  }
  if (isNumberLetter(type)) {
    const numbers = numbersOf(type, column);
    return { ...numbers, finish: () => ({ kind: 'number', repeat, values: numbers.values() }) };
  }
  // descriptors are pairs of 32-bit or 64-bit integers
  const descriptors = numbersOf(type === 'P' ? 'J' : 'K', { ...column, repeat: 2 * repeat });
  return { ...descriptors, finish: () => readHeapColumn(place, column, descriptors.stored) };
}

function numberDecoder(
  { rowBytes }: TablePlace,
  column: ColumnDescription,
  letter: NumberLetter,
  count: number,
  { decoder, spare }: DecoderMeans,
) {
  const stored = roomForNumbers(letter, count * column.repeat, spare);
  const layout = { rowBytes, at: column.offset, repeat: column.repeat };
  return {
    stored,
    memory: new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength),
    decode: decoder(letter, layout, stored),
    values: () => scaleNumbers(letter, stored, column),
  };
}

function textDecoder({ rowBytes }: TablePlace, { offset, width, repeat }: ColumnDescription): ColumnDecoder {
  const decoder = new TextDecoder('latin1');
  const texts: string[] = [];
  return {
    decode(rows) {
      // by the row, not by what fits: a column without width fits once more than there are rows
      for (let row = 0; row < rows.byteLength; row += rowBytes)
        texts.push(trimText(decoder.decode(rows.subarray(row + offset, row + offset + width))));
    },
    finish: () => ({ kind: 'text', repeat, values: texts }),
  };
}

function byteDecoder(
  { rowBytes }: TablePlace,
  { type, offset, width, repeat }: ColumnDescription,
  count: number,
): ColumnDecoder {
  const bytes = new Uint8Array(count * width);
  return {
    decode(rows, first) {
      for (let row = 0; row * rowBytes < rows.byteLength; row++) {
        const at = row * rowBytes + offset;
        bytes.set(rows.subarray(at, at + width), (first + row) * width);
      }
    },
    finish: () =>
      type === 'X'
        ? { kind: 'bits', repeat, values: bytes }
        : { kind: 'logical', repeat, values: Int8Array.from(bytes, logical) },
  };
}
