import { bytesSource } from './byte-source.js';
import { originalHeader } from './compressed-header.js';
import { expandGzip, unshuffle } from './compressed-tile.js';
import { describeColumns, type ColumnDescription } from './column-description.js';
import { sizesOf } from './data-size.js';
import { FitsError } from './fits-error.js';
import { Hdu } from './hdu.js';
import { expandRice, type RicePixelBytes } from './rice.js';

/** More bytes than so many times the file's are no compression but a trap. */
const maximumExpansion = 20_000;

/**
 * Expands a table compressed by tiles of rows (FITS 4.0 §10.3) into the binary table it was: each column of each tile by
 * its own algorithm, GZIP_1, GZIP_2, RICE_1 or NOCOMPRESS.
 *
 * @returns the table, as an HDU in memory
 * @throws FitsError `wrong-hdu-kind` unless the HDU is such a table, `bad-compression`; for arrays in the heap, which
 *   are not expanded
 */
export async function expandCompressedTable(hdu: Hdu): Promise<Hdu> {
  if (hdu.header.logical('ZTABLE') !== true)
    throw new FitsError(
      'wrong-hdu-kind',
      `HDU ${hdu.index}: expected a compressed table, found ${hdu.kind}`,
      {
        hdu: hdu.index,
        found: hdu.kind,
      },
    );
  const header = originalHeader(hdu.header, 'keep');
  const { axes } = sizesOf(header, hdu.index);
  const [rowBytes = 0, rowCount = 0] = axes;
  if (!(rowBytes * rowCount <= maximumExpansion * (hdu.dataLength + 1)))
    throw bad(hdu, 'fewer rows', rowCount);
  const columns = describeColumns(header, hdu.index, rowBytes);
  const tileRows = hdu.header.number('ZTILELEN') ?? rowCount;
  if (!(Number.isSafeInteger(tileRows) && tileRows > 0) || Math.ceil(rowCount / tileRows) !== hdu.rowCount)
    throw bad(hdu, `${Math.ceil(rowCount / tileRows)} tiles`, hdu.rowCount);
  const rows = new Uint8Array(rowBytes * rowCount);
  for (const [index, column] of columns.entries()) {
    if (column.element !== undefined) throw bad(hdu, 'no arrays in the heap', `column "${column.name}"`);
    const compressed = await hdu.readTogether([hdu.columns[index]!.name]);
    const tiles = compressed[0]!.kind === 'arrays' ? compressed[0]!.values : [];
    for (let tile = 0; tile < hdu.rowCount; tile++) {
      const first = tile * tileRows;
      const count = Math.min(tileRows, rowCount - first);
      const cell = tiles[tile];
      if (!(cell instanceof Uint8Array)) throw bad(hdu, 'bytes of a tile', typeof cell);
      const type = hdu.header.text(`ZCTYP${index + 1}`) ?? 'GZIP_2';
      const bytes = await expandColumn(hdu, cell, column, count, type);
      for (let row = 0; row < count; row++)
        rows.set(
          bytes.subarray(row * column.width, (row + 1) * column.width),
          (first + row) * rowBytes + column.offset,
        );
    }
  }
  return new Hdu({
    source: bytesSource(rows),
    index: hdu.index,
    kind: 'bintable',
    header,
    headerOffset: 0,
    dataOffset: 0,
    dataLength: rows.byteLength,
    rowBytes,
    rowCount,
    columns,
    heapOffset: rows.byteLength,
  });
}

async function expandColumn(
  hdu: Hdu,
  cell: Uint8Array,
  column: ColumnDescription,
  count: number,
  type: string,
): Promise<Uint8Array> {
  const length = count * column.width;
  if (length === 0) return new Uint8Array(0);
  const size = column.repeat === 0 ? 1 : Math.max(1, column.width / column.repeat);
  switch (type) {
    case 'GZIP_1':
      return expandGzip(cell, length);
    case 'GZIP_2':
      return unshuffle(await expandGzip(cell, length), size);
    case 'RICE_1':
      if (size !== 1 && size !== 2 && size !== 4)
        throw bad(hdu, 'integers of 1, 2 or 4 bytes for RICE_1', size);
      return bigEndian(expandRice(cell, length / size, size, 32), size);
    case 'NOCOMPRESS':
      if (cell.byteLength !== length) throw bad(hdu, `${length} bytes`, cell.byteLength);
      return cell;
    default:
      throw bad(hdu, 'ZCTYP GZIP_1, GZIP_2, RICE_1 or NOCOMPRESS', type);
  }
}

function bigEndian(numbers: Int32Array, size: RicePixelBytes): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  for (const [place, number] of numbers.entries()) {
    if (size === 1) view.setUint8(place, number);
    else if (size === 2) view.setInt16(2 * place, number);
    else view.setInt32(4 * place, number);
  }
  return new Uint8Array(view.buffer);
}

function bad(hdu: Hdu, expected: string, found: string | number): FitsError {
  return new FitsError('bad-compression', `HDU ${hdu.index}: expected ${expected}, found ${found}`, {
    hdu: hdu.index,
    expected,
    found,
  });
}
