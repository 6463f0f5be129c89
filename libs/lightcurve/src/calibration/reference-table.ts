import type { Column, FitsFile, Header } from '@hstlc/fits';

/** A calibration reference table, read whole. */
export interface ReferenceTable {
  readonly header: Header;
  readonly rows: readonly ReferenceRow[];
}

/** One row of a reference table; columns by name in capitals. */
export interface ReferenceRow {
  readonly has: (column: string) => boolean;
  /** text without trailing blanks; undefined where the column is absent or not of text */
  readonly text: (column: string) => string | undefined;
  /** first element of the cell; undefined where the column is absent or not of numbers */
  readonly number: (column: string) => number | undefined;
  /** all elements of the cell, row-major; empty where the column is absent or not of numbers */
  readonly numbers: (column: string) => Float64Array;
}

/**
 * Reads the first binary table of a reference file, numbers and texts.
 *
 * @returns no rows where the file has no binary table
 */
export async function readReferenceTable(file: FitsFile): Promise<ReferenceTable> {
  const table = file.hdus.find(({ kind }) => kind === 'bintable');
  if (table === undefined) return { header: file.hdus[0]!.header, rows: [] };
  const columns = new Map<string, Column>();
  for (const { name } of table.columns) columns.set(name.toUpperCase(), await table.column(name));
  const rows = Array.from({ length: table.rowCount }, (_, row) => rowOf(columns, row));
  return { header: table.header, rows };
}

function rowOf(columns: ReadonlyMap<string, Column>, row: number): ReferenceRow {
  const numbers = (name: string) => {
    const column = columns.get(name);
    if (column?.kind !== 'number') return new Float64Array(0);
    const { repeat, values } = column;
    return Float64Array.from({ length: repeat }, (_, element) => Number(values[row * repeat + element]));
  };
  return {
    has: (name) => columns.has(name),
    text: (name) => {
      const column = columns.get(name);
      return column?.kind === 'text' ? column.values[row]!.trimEnd() : undefined;
    },
    number: (name) => numbers(name)[0],
    numbers,
  };
}

/**
 * The first row that holds for these keys. `ANY` in a text cell holds for every value, and so does a negative number
 * (real CENWAVEs are positive); a key whose column the table lacks is not asked for.
 *
 * @see CALCOS cosutil.py, getTable; calcosparam.py line 126 (the wildcard), BSD-3-Clause
 */
export function matchRow(
  { rows }: ReferenceTable,
  keys: Readonly<Record<string, string | number>>,
): ReferenceRow | undefined {
  return rows.find((row) => Object.entries(keys).every(([column, value]) => matches(row, column, value)));
}

function matches(row: ReferenceRow, column: string, value: string | number): boolean {
  if (!row.has(column)) return true;
  const text = row.text(column);
  if (text !== undefined) return text === 'ANY' || text === String(value);
  const number = row.number(column);
  return number !== undefined && (number < 0 || number === Number(value));
}
