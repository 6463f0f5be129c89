import type { FitsFile } from '@hstlc/fits';
import type { HlspCheck } from '@hstlc/lightcurve';
import type { InspectedHdu, Inspection } from './inspect-file.js';

/** A line for each HDU as `fitsinfo` gives it, the columns of tables, and what is odd about the file. */
export function summaryText({ file, hdus, caveats }: Inspection): string {
  const lines = [
    file,
    row('No.', 'Name', 'Ver', 'Type', 'Cards', 'Dimensions', 'Checksum, datasum'),
    ...hdus.flatMap((hdu) => [hduLine(hdu), ...hdu.columns.map(columnLine)]),
    ...caveats.map(({ text }) => `caveat: ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function hduLine({ index, name, version, type, cards, dimensions, checksum, datasum }: InspectedHdu): string {
  const isTable = type === 'bintable' || type === 'table';
  const [rows, columns] = dimensions;
  const size = isTable ? `${rows}R x ${columns}C` : `(${dimensions.join(', ')})`;
  return row(
    String(index),
    name,
    String(version),
    type,
    String(cards.length),
    size,
    `${checksum}, ${datasum}`,
  );
}

function row(number: string, ...cells: readonly string[]): string {
  const widths = [14, 5, 11, 7, 22, 0];
  return `${number.padStart(3)}  ${cells.map((cell, place) => cell.padEnd(Math.max(cell.length + 1, widths[place]!))).join('')}`.trimEnd();
}

function columnLine({ name, format, unit }: InspectedHdu['columns'][number]): string {
  return `       ${name.padEnd(20)} ${format.padEnd(10)} ${unit}`.trimEnd();
}

/** The cards of all HDUs, or of one, as they stand in the file. */
export function headerText({ hdus }: FitsFile, only: number | undefined): string {
  return hdus
    .filter(({ index }) => only === undefined || index === only)
    .map(({ index, name, header }) => {
      const cards = header.cards.flatMap(({ image }) => image.match(/.{1,80}/gs) ?? []);
      return `\n# HDU ${index} ${name}\n${cards.map((card) => card.trimEnd()).join('\n')}\n`;
    })
    .join('');
}

/** The rows that were asked for, a line each, below the names of their columns. */
export function rowsText({ hdus }: Inspection): string {
  return hdus
    .flatMap(({ index, name, columns, table }) => {
      if (table === undefined) return [];
      const lines = table.map(({ row: number, cells }) => [number, ...cells.map(cellText)].join('\t'));
      return [
        `\n# HDU ${index} ${name}`,
        ['row', ...columns.map((column) => column.name)].join('\t'),
        ...lines,
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Longer cells are cut: a spectrum has thousands of numbers. */
const longestCell = 60;

function cellText(cell: unknown): string {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}

/** The fifteen checks, a line each, and the verdict. */
export function hlspText(checks: readonly HlspCheck[]): string {
  const lines = checks.flatMap(({ number, name, passed, expected, found }) => [
    `${String(number).padStart(2)}  ${passed ? 'passed' : 'FAILED'}  ${name}: ${found}`,
    ...(passed ? [] : [`            expected ${expected}`]),
  ]);
  const failed = checks.filter(({ passed }) => !passed).length;
  return `${lines.join('\n')}\n${failed === 0 ? 'all checks passed' : `${failed} of ${checks.length} checks failed`}\n`;
}
