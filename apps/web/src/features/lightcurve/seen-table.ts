import { lightcurveColumns } from '@hstlc/lightcurve/rows';
import type { TableColumn } from '../../ui/column-table.js';
import { airglowNames } from './airglow-lines.js';
import type { Airglow } from './airglow.js';
import type { Panel } from './panels.js';
import type { StudyColumnName, StudyCurve } from './study-curve.js';

/** A column of a table that leaves the page. */
export interface SeenColumn extends TableColumn {
  readonly type: 'float64' | 'int32' | 'string';
}

/** Columns that are always there: when, how long, whose, with which flags. */
const always = ['TIME', 'MJD', 'BJD_TDB', 'BINS', 'EXPOSURE', 'EVENTS', 'QUALITY'] as const;
const whole: readonly StudyColumnName[] = ['EVENTS', 'QUALITY'];

const added = {
  NET_ERROR: { unit: 'count/s', comment: 'upper uncertainty of NET' },
  NET_ERROR_LOWER: { unit: 'count/s', comment: 'lower uncertainty of NET' },
} as const;

/**
 * What is seen as a table: the bins within a range, as wide as they are drawn, with the columns of the panels.
 *
 * @param bins which, ascending
 * @param rootnames by DATASET number
 * @param airglow a column of its own, where it is drawn
 */
export function seenTable(
  { columns }: StudyCurve,
  panels: readonly Panel[],
  bins: readonly number[],
  rootnames: ReadonlyMap<number, string>,
  airglow?: Airglow,
): readonly SeenColumn[] {
  const ofPanels = panels.flatMap(({ column, errors }) => [column, ...(errors ?? [])]);
  const names = new Set<StudyColumnName>([...always, ...ofPanels]);
  const exposure: SeenColumn = {
    name: 'ROOTNAME',
    unit: '',
    description: 'exposure the bin is of',
    values: bins.map((bin) => rootnames.get(columns.DATASET[bin]!) ?? ''),
    type: 'string',
  };
  return [
    exposure,
    ...[...names].map((name): SeenColumn => {
      const { unit, comment } = describe(name);
      const values = bins.map((bin) => columns[name][bin]!);
      return { name, unit, description: comment, values, type: whole.includes(name) ? 'int32' : 'float64' };
    }),
    ...(airglow === undefined ? [] : [rateColumn(airglow, bins)]),
  ];
}

function rateColumn({ line, rates }: Airglow, bins: readonly number[]): SeenColumn {
  return {
    name: line,
    unit: 'count/s',
    description: `counts at the wavelengths of ${airglowNames[line]}, mean of the seconds of the bin, by the TIMELINE`,
    values: bins.map((bin) => rates[bin]!),
    type: 'float64',
  };
}

function describe(name: StudyColumnName): { readonly unit: string; readonly comment: string } {
  if (name === 'NET_ERROR' || name === 'NET_ERROR_LOWER') return added[name];
  return lightcurveColumns.find((column) => column.name === name)!;
}

/** Comma-separated values, the unit in the head of each column; what has no value is empty. */
export function toCsv(table: readonly SeenColumn[]): string {
  const heads = table.map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`));
  return `${[heads.join(), ...rowsOf(table, '')].join('\n')}\n`;
}

/**
 * Enhanced comma-separated values 1.0, which astropy reads with units and comments.
 *
 * @param meta what the table is of
 * @see Astropy Proposal for Enhancement 6
 */
export function toEcsv(table: readonly SeenColumn[], meta: Readonly<Record<string, string>>): string {
  const columns = table.map(
    ({ name, unit, description, type }) =>
      `# - {name: ${name}, ${unit === '' ? '' : `unit: ${unit}, `}datatype: ${type}, description: ${quoted(description)}}`,
  );
  const lines = [
    '# %ECSV 1.0',
    '# ---',
    "# delimiter: ','",
    '# datatype:',
    ...columns,
    '# meta: !!omap',
    ...Object.entries(meta).map(([name, value]) => `# - {${name}: ${quoted(value)}}`),
    '# schema: astropy-2.0',
    table.map(({ name }) => name).join(),
    ...rowsOf(table, 'nan'),
  ];
  return `${lines.join('\n')}\n`;
}

function rowsOf(table: readonly SeenColumn[], absent: string): readonly string[] {
  const count = table[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, row) =>
    table
      .map(({ values }) => {
        const value = values[row]!;
        return typeof value === 'number' && !Number.isFinite(value) ? absent : String(value);
      })
      .join(),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
