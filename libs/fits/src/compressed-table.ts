import { bytesSource } from './byte-source.js';
import { expandBytes } from './compressed-bytes.js';
import { originalHeader } from './compressed-header.js';
import { bytesOf, type ColumnType } from './column-format.js';
import { describeColumns, type ColumnDescription } from './column-description.js';
import { expandGzip } from './compressed-tile.js';
import { sizesOf } from './data-size.js';
import { FitsError } from './fits-error.js';
import { Hdu } from './hdu.js';

/** More bytes than so many times the file's are no compression but a trap. */
const maximumExpansion = 20_000;

/** The same of arrays, which are compressed only once: gzip makes 1032 bytes of one at best. */
const maximumHeapExpansion = 1100;

/** Arrays may share bytes of the heap; all together of more than so many times its size are no honest sharing. */
const maximumSharing = 4;

/**
 * Expands a table compressed by tiles of rows (FITS 4.0 §10.3) into the binary table it was: each column of each tile by
 * its own algorithm, GZIP_1, GZIP_2, RICE_1 or NOCOMPRESS, and each array of the heap, which goes where it was.
 *
 * @returns the table, as an HDU in memory
 * @throws FitsError `wrong-hdu-kind` unless the HDU is such a table, `bad-compression`, `bad-heap`
 */
export async function expandCompressedTable(hdu: Hdu): Promise<Hdu> {
  if (hdu.header.logical('ZTABLE') !== true)
    throw new FitsError(
      'wrong-hdu-kind',
      `HDU ${hdu.index}: expected a compressed table, found ${hdu.kind}`,
      { hdu: hdu.index, found: hdu.kind },
    );
  const header = originalHeader(hdu.header, 'keep');
  const { axes, parameterCount } = sizesOf(header, hdu.index);
  const [rowBytes = 0, rowCount = 0] = axes;
  if (!(rowBytes * rowCount <= maximumExpansion * (hdu.dataLength + 1)))
    throw bad(hdu, 'fewer rows', rowCount);
  if (!(parameterCount <= maximumHeapExpansion * (hdu.dataLength + 1)))
    throw bad(hdu, 'a smaller heap', parameterCount);
  const columns = describeColumns(header, hdu.index, rowBytes);
  const tileRows = hdu.header.number('ZTILELEN') ?? rowCount;
  if (!(Number.isSafeInteger(tileRows) && tileRows > 0) || Math.ceil(rowCount / tileRows) !== hdu.rowCount)
    throw bad(hdu, `${Math.ceil(rowCount / tileRows)} tiles`, hdu.rowCount);
  const bytes = new Uint8Array(rowBytes * rowCount + parameterCount);
  const heapOffset = Math.max(header.number('THEAP') ?? 0, rowBytes * rowCount);
  const heap = { bytes: bytes.subarray(Math.min(heapOffset, bytes.byteLength)), filled: 0 };
  for (const [index, column] of columns.entries()) {
    const type = hdu.header.text(`ZCTYP${index + 1}`) ?? 'GZIP_2';
    const tiles = await compressedCells(hdu, index);
    for (let tile = 0; tile < hdu.rowCount; tile++) {
      const first = tile * tileRows;
      const count = Math.min(tileRows, rowCount - first);
      const cell = tiles[tile]!;
      const cells =
        column.element === undefined
          ? await expandCells(cell, column, count, type)
          : await expandArrays(hdu, cell, column, count, type, heap);
      for (let row = 0; row < count; row++)
        bytes.set(
          cells.subarray(row * column.width, (row + 1) * column.width),
          (first + row) * rowBytes + column.offset,
        );
    }
  }
  return new Hdu({
    source: bytesSource(bytes),
    index: hdu.index,
    kind: 'bintable',
    header,
    headerOffset: 0,
    dataOffset: 0,
    dataLength: bytes.byteLength,
    rowBytes,
    rowCount,
    columns,
    heapOffset,
  });
}

/** The bytes of each tile of a column; its TSCAL, TZERO and TNULL are the original's and not theirs. */
async function compressedCells(hdu: Hdu, index: number): Promise<readonly Uint8Array[]> {
  const column = hdu.columns[index];
  if (column?.element !== 'B' || column.width === 0)
    throw bad(hdu, 'a column of arrays of bytes', column?.format ?? 'none');
  const rows = await hdu.rowBytes(0, hdu.rowCount);
  const cells: Uint8Array[] = [];
  let total = 0;
  for (let tile = 0; tile < hdu.rowCount; tile++) {
    const at = tile * hdu.rowLength + column.offset;
    const { count, start } = readDescriptor(rows.subarray(at, at + column.width));
    total += count;
    if (total > maximumSharing * hdu.dataLength) throw bad(hdu, 'tiles within the heap', total);
    cells.push(count === 0 ? new Uint8Array(0) : await hdu.heapBytes(start, start + count));
  }
  return cells;
}

/** Elements of an array and where it begins in the heap (byte): two numbers of 32 or of 64 bits (FITS 4.0 §7.3.5). */
function readDescriptor(bytes: Uint8Array): { readonly count: number; readonly start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.byteLength === 8
    ? { count: view.getInt32(0), start: view.getInt32(4) }
    : { count: Number(view.getBigInt64(0)), start: Number(view.getBigInt64(8)) };
}

/** Cells of one column of a tile, one after the other. */
async function expandCells(
  cell: Uint8Array,
  { width, type: element }: ColumnDescription,
  count: number,
  type: string,
): Promise<Uint8Array> {
  return expandBytes(cell, { length: count * width, size: sizes[element] ?? 1 }, type);
}

/**
 * Bytes of a number that RICE_1 packs and GZIP_2 shuffles. As cfitsio has it, complex numbers are not shuffled, but for
 * those of single precision in arrays, which are as if they were double.
 */
const sizes: Readonly<Partial<Record<ColumnType, number>>> = { I: 2, J: 4, E: 4, K: 8, D: 8 };

/** The heap of the table that was, and how many bytes of arrays were put there. */
interface Heap {
  readonly bytes: Uint8Array;
  filled: number;
}

/**
 * Expands the arrays of one column of a tile to where they were in the heap (FITS 4.0 §10.3.6). The tile's own bytes
 * are gzipped descriptors: those of the arrays as they were, and those of the compressed ones, which have 64 bits.
 *
 * They stand in this order in files by cfitsio, the only ones there are; the standard tells them the other way round.
 *
 * @returns the descriptors as they were
 */
async function expandArrays(
  hdu: Hdu,
  cell: Uint8Array,
  { width, element = 'B' }: ColumnDescription,
  count: number,
  type: string,
  heap: Heap,
): Promise<Uint8Array> {
  if (width === 0) return new Uint8Array(0);
  const both = await expandGzip(cell, count * (width + 16));
  const descriptorAt = (at: number, bytes: number) => readDescriptor(both.subarray(at, at + bytes));
  for (let row = 0; row < count; row++) {
    const { count: packed, start: from } = descriptorAt(count * width + 16 * row, 16);
    if (packed === 0) continue;
    const { count: elements, start: to } = descriptorAt(row * width, width);
    const length = bytesOf(element, elements);
    heap.filled += length;
    const isWithin = elements > 0 && to >= 0 && to + length <= heap.bytes.byteLength;
    if (!isWithin || heap.filled > maximumSharing * heap.bytes.byteLength)
      throw bad(hdu, `arrays within the heap of ${heap.bytes.byteLength} bytes`, `${elements} at ${to}`);
    const array = await hdu.heapBytes(from, from + packed);
    // an array that would not have become shorter was left as it is
    const isAsItWas = array.byteLength === length;
    const size = element === 'C' ? 8 : (sizes[element] ?? 1);
    heap.bytes.set(isAsItWas ? array : await expandBytes(array, { length, size }, type), to);
  }
  return both.subarray(0, count * width);
}

function bad(hdu: Hdu, expected: string, found: string | number): FitsError {
  return new FitsError('bad-compression', `HDU ${hdu.index}: expected ${expected}, found ${found}`, {
    hdu: hdu.index,
    expected,
    found,
  });
}
