import type { CardValue, Column, FitsFile, Hdu } from '@hstlc/fits';
import type { RowSpan } from './row-range.js';

/** Bytes of a block: data are padded to whole ones. */
const blockLength = 2880;

/** What of a file is told. */
export interface InspectionChoice {
  /** only this HDU */
  readonly hdu?: number;
  readonly rows?: RowSpan;
}

/** All that can be told of a file without an opinion, as `--json` gives it. */
export async function inspectFile(file: string, fits: FitsFile, { hdu: only, rows }: InspectionChoice) {
  const hdus = [];
  for (const hdu of fits.hdus)
    if (only === undefined || hdu.index === only) hdus.push(await describe(hdu, rows));
  const last = fits.hdus.at(-1)!;
  const bytes = last.dataOffset + Math.ceil(last.dataLength / blockLength) * blockLength;
  return { schema: 'hstlc.inspect/1', file, bytes, hdus, caveats: fits.caveats };
}

export type Inspection = Awaited<ReturnType<typeof inspectFile>>;
export type InspectedHdu = Inspection['hdus'][number];

async function describe(hdu: Hdu, rows: RowSpan | undefined) {
  const isTable = hdu.kind === 'bintable' || hdu.kind === 'table' || hdu.kind === 'compressed';
  return {
    index: hdu.index,
    name: hdu.name,
    version: hdu.version,
    type: hdu.kind,
    dimensions: dimensionsOf(hdu, isTable),
    bitpix: hdu.header.number('BITPIX') ?? null,
    rows: hdu.rowCount,
    columns: hdu.columns.map(({ name, format, unit }) => ({ name, format, unit })),
    cards: hdu.header.cards.map(({ keyword, value, comment }) => ({ keyword, value: plain(value), comment })),
    ...(await hdu.checksums()),
    caveats: [],
    ...(rows !== undefined && isTable ? { table: await readRows(hdu, rows) } : {}),
  };
}

/** Lengths of the axes, NAXIS1 first; of a table rows and columns; of a compressed image those of the image. */
function dimensionsOf({ header, rowCount, columns }: Hdu, isTable: boolean): readonly number[] {
  const prefix = header.logical('ZIMAGE') === true ? 'ZNAXIS' : 'NAXIS';
  if (isTable && prefix === 'NAXIS') return [rowCount, columns.length];
  const count = Math.min(999, header.number(prefix) ?? 0);
  return Array.from({ length: count }, (_, axis) => header.number(`${prefix}${axis + 1}`) ?? 0);
}

async function readRows(hdu: Hdu, { first, last }: RowSpan) {
  const start = Math.min(first, hdu.rowCount);
  const count = Math.max(0, Math.min(last + 1, hdu.rowCount) - start);
  const names = hdu.columns.map(({ name }) => name);
  const columns = await hdu.readTogether(names, { first: start, count });
  return Array.from({ length: count }, (_, row) => ({
    row: start + row,
    cells: columns.map((column) => cellOf(column, row)),
  }));
}

/** One cell, as JSON can hold it: numbers, texts, logicals with null for undefined, lists of them. */
function cellOf(column: Column, row: number): unknown {
  if (column.kind === 'text') return column.values[row];
  if (column.kind === 'arrays') {
    const array = column.values[row]!;
    return typeof array === 'string' ? array : Array.from(array, plainCell);
  }
  const length = column.values.length === 0 ? 0 : widthOf(column);
  const cells = Array.from({ length }, (_, element) => column.values[row * length + element]!);
  const values = cells.map((value) => (column.kind === 'logical' ? logicalCell(value) : plainCell(value)));
  return values.length === 1 ? values[0] : values;
}

/** Values in a cell: bits are bytes of eight. */
function widthOf(column: Column): number {
  return column.kind === 'bits' ? Math.ceil(column.repeat / 8) : column.repeat;
}

function plainCell(value: number | bigint): number | string | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
}

function logicalCell(value: number | bigint): boolean | null {
  return Number(value) < 0 ? null : Number(value) === 1;
}

function plain(value: CardValue) {
  return typeof value === 'bigint' ? String(value) : (value ?? null);
}
