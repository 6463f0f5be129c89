import { numberText } from './csv.js';
import type { VotableField, VotableParam, VotableValue } from './votable.js';

const datatypes = {
  char: 'string',
  unicodeChar: 'string',
  boolean: 'bool',
  int: 'int32',
  long: 'int64',
  float: 'float32',
  double: 'float64',
} as const satisfies Record<VotableField['datatype'], string>;

/**
 * What comes before the rows of an Enhanced CSV table: types, units and words for every column.
 *
 * @see Astropy Proposal for Enhancement 6, version 1.0
 */
export function ecsvHeader(fields: readonly VotableField[], params: readonly VotableParam[]): string {
  const columns = fields.map((field) => {
    const { name, unit, description, ucd } = field;
    const words = [
      `name: ${yamlText(name)}`,
      ...(unit === undefined || unit === '' ? [] : [`unit: ${yamlText(unit)}`]),
      `datatype: ${datatypes[field.datatype]}`,
      ...(description === undefined ? [] : [`description: ${yamlText(description)}`]),
      ...(ucd === undefined ? [] : [`meta: {ucd: ${yamlText(ucd)}}`]),
    ];
    return `# - {${words.join(', ')}}\n`;
  });
  const meta = params.map(({ name, value }) => `# - {${yamlText(name)}: ${yamlText(value)}}\n`);
  return [
    "# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n",
    ...columns,
    ...(meta.length === 0 ? [] : ['# meta: !!omap\n', ...meta]),
    '# schema: astropy-2.0\n',
    `${fields.map(({ name }) => quoted(name)).join(',')}\n`,
  ].join('');
}

/** A row; what is absent is empty, a text without letters is `""`. */
export function ecsvRow(values: readonly VotableValue[]): string {
  return `${values.map(cellOf).join(',')}\n`;
}

function cellOf(value: VotableValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? numberText(value) : quoted(value);
}

function quoted(text: string): string {
  // line ends would end the row for readers that know no quoted ones
  const line = text.replaceAll(/\r\n|[\r\n]/g, ' ');
  return line === '' || /[",]/.test(line) || line !== line.trim() ? `"${line.replaceAll('"', '""')}"` : line;
}

/** JSON's texts are YAML's double-quoted ones. */
function yamlText(text: string): string {
  return JSON.stringify(text);
}
