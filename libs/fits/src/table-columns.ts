import { readExactly, type ByteSource } from './byte-source.js';
import { parseColumnFormat, type ColumnType } from './column-format.js';
import { decodeNumbers } from './decode-numbers.js';
import { FitsError } from './fits-error.js';
import type { Header } from './header.js';
import { isNumberLetter, numberKinds, type NumberArray, type NumberLetter } from './number-array.js';
import { scaleNumbers } from './scaling.js';

/** What a binary table's header says of one column (FITS 4.0 §7.3). */
export interface ColumnDescription {
  readonly name: string;
  /** TFORM as written */
  readonly format: string;
  readonly unit: string;
  readonly comment: string;
  readonly type: ColumnType;
  readonly repeat: number;
  /** bytes in each row */
  readonly width: number;
  /** where it begins in a row (byte) */
  readonly offset: number;
  readonly scale: number;
  readonly zero: number;
  readonly nullValue: number | undefined;
}

/** A column's cells, row-major: `rowCount × repeat` numbers or logicals, or one text per row. */
export type Column = { readonly repeat: number } & (
  | { readonly kind: 'number'; readonly values: NumberArray }
  | { readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly kind: 'logical'; readonly values: Int8Array }
  | { readonly kind: 'bits'; readonly values: Uint8Array }
);

/** A table's place and shape in its source. */
export interface TablePlace {
  readonly source: ByteSource;
  readonly hdu: number;
  readonly dataOffset: number;
  readonly rowBytes: number;
  readonly rowCount: number;
}

/** Bytes of rows asked of a source at a time. */
const chunkBytes = 1 << 20;

/**
 * Reads the descriptions of all columns of a binary table (FITS 4.0 §7.3.1, §7.3.2).
 *
 * @throws FitsError `bad-column-format`, or `bad-keyword` when the widths do not add up to NAXIS1
 */
export function describeColumns(header: Header, hdu: number, rowBytes: number): readonly ColumnDescription[] {
  const count = header.number('TFIELDS') ?? 0;
  if (!(count >= 0 && count <= 999))
    throw new FitsError('bad-keyword', `HDU ${hdu}: expected TFIELDS from 0 to 999, found ${count}`, {
      hdu,
      keyword: 'TFIELDS',
      found: count,
    });
  const columns: ColumnDescription[] = [];
  let offset = 0;
  for (let number = 1; number <= count; number++) {
    const format = header.text(`TFORM${number}`) ?? '';
    const parsed = parseColumnFormat(format, number, hdu);
    columns.push({
      ...parsed,
      name: header.text(`TTYPE${number}`) ?? `col${number}`,
      comment: header.comment(`TTYPE${number}`),
      format: format.trim(),
      unit: header.text(`TUNIT${number}`) ?? '',
      offset,
      scale: header.number(`TSCAL${number}`) ?? 1,
      zero: header.number(`TZERO${number}`) ?? 0,
      nullValue: header.number(`TNULL${number}`),
    });
    offset += parsed.width;
  }
  if (offset !== rowBytes)
    throw new FitsError(
      'bad-keyword',
      `HDU ${hdu}: expected NAXIS1 ${offset} from the TFORMs, found ${rowBytes}`,
      {
        hdu,
        keyword: 'NAXIS1',
        expected: offset,
        found: rowBytes,
      },
    );
  return columns;
}

/** Reads one column whole; no other column is decoded. */
export async function readColumn(place: TablePlace, column: ColumnDescription): Promise<Column> {
  const { repeat, type } = column;
  if (type === 'A') return { kind: 'text', repeat, values: await readText(place, column) };
  if (type === 'L')
    return { kind: 'logical', repeat, values: Int8Array.from(await readBytes(place, column), logical) };
  if (type === 'X') return { kind: 'bits', repeat, values: await readBytes(place, column) };
  if (type === 'C' || type === 'M') {
    const parts = await readNumbers(place, { ...column, repeat: 2 * repeat }, type === 'C' ? 'E' : 'D');
    return { kind: 'number', repeat: 2 * repeat, values: parts };
  }
  if (isNumberLetter(type)) return { kind: 'number', repeat, values: await readNumbers(place, column, type) };
  throw new FitsError(
    'wrong-column-type',
    `HDU ${place.hdu}: column "${column.name}" holds arrays in the heap (TFORM "${column.format}"), which are not read yet`,
    { hdu: place.hdu, found: column.format },
  );
}

async function readNumbers(
  place: TablePlace,
  column: ColumnDescription,
  letter: NumberLetter,
): Promise<NumberArray> {
  const stored = numberKinds[letter].make(place.rowCount * column.repeat);
  const layout = { rowBytes: place.rowBytes, at: column.offset, repeat: column.repeat };
  for await (const { rows, first } of rowChunks(place)) decodeNumbers(letter, rows, layout, stored, first);
  return scaleNumbers(letter, stored, column);
}

async function readText(place: TablePlace, column: ColumnDescription): Promise<readonly string[]> {
  const decoder = new TextDecoder('latin1');
  // a row without bytes costs nothing in the file, but a string here
  if (place.rowBytes === 0) return [];
  const texts: string[] = [];
  for await (const { rows } of rowChunks(place))
    for (let at = column.offset; at + column.width <= rows.byteLength; at += place.rowBytes) {
      const text = decoder.decode(rows.subarray(at, at + column.width));
      const end = text.indexOf('\0');
      texts.push((end < 0 ? text : text.slice(0, end)).trimEnd());
    }
  return texts;
}

async function readBytes(place: TablePlace, { width, offset }: ColumnDescription): Promise<Uint8Array> {
  const bytes = new Uint8Array(place.rowCount * width);
  for await (const { rows, first } of rowChunks(place))
    for (let row = 0; row * place.rowBytes < rows.byteLength; row++) {
      const at = row * place.rowBytes + offset;
      bytes.set(rows.subarray(at, at + width), (first + row) * width);
    }
  return bytes;
}

async function* rowChunks({ source, dataOffset, rowBytes, rowCount }: TablePlace) {
  if (rowBytes === 0) return;
  const rowsAtOnce = Math.max(1, Math.floor(chunkBytes / rowBytes));
  for (let first = 0; first < rowCount; first += rowsAtOnce) {
    const last = Math.min(rowCount, first + rowsAtOnce);
    yield {
      rows: await readExactly(source, dataOffset + first * rowBytes, dataOffset + last * rowBytes),
      first,
    };
  }
}

/** `T`, `F`, or neither, which is undefined (FITS 4.0 §7.3.3.1). */
function logical(byte: number): number {
  if (byte === 0x54) return 1;
  return byte === 0x46 ? 0 : -1;
}
