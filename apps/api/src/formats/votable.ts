import { escapeXml } from './escape-xml.js';

/** A value of a cell; null and NaN are told as nothing. */
export type VotableValue = string | number | boolean | null;

/** One column. Texts are `char` where they are ASCII by nature, else `unicodeChar`. */
export interface VotableField {
  readonly name: string;
  readonly id?: string;
  readonly datatype: 'char' | 'unicodeChar' | 'boolean' | 'int' | 'long' | 'float' | 'double';
  /** As VOUnits 1.0 writes it. */
  readonly unit?: string;
  /** UCD1+, or UCD1 where a standard asks for that. */
  readonly ucd?: string;
  readonly utype?: string;
  readonly description?: string;
  /** Id of the time system its values are in. */
  readonly ref?: string;
}

/** What the times of a table are counted in. @see VOTable 1.4 §3.4 */
export interface VotableTimeSystem {
  readonly id: string;
  readonly timescale: 'UTC' | 'TT' | 'TDB';
  readonly refposition: 'TOPOCENTER' | 'GEOCENTER' | 'BARYCENTER';
  /** Julian date of its zero, or a name for one. */
  readonly timeorigin: 'MJD-origin' | 'JD-origin' | number;
}

export interface VotableInfo {
  readonly name: string;
  readonly value: string;
  readonly id?: string;
  readonly words?: string;
}

/** A parameter of a table, the same for all its rows, or of a service. */
export interface VotableParam extends VotableField {
  readonly value: string;
  readonly options?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A service that takes values of a column or of its user. @see DataLink 1.1 §4 */
export interface VotableService {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly accessUrl: string;
  readonly standardId?: string;
  readonly contentType?: string;
  readonly inputs: readonly VotableParam[];
}

export interface VotableDocument {
  readonly description?: string;
  readonly infos?: readonly VotableInfo[];
  /** INFO of the resource that holds the table; DALI's QUERY_STATUS among them. */
  readonly resourceInfos?: readonly VotableInfo[];
  readonly timeSystems?: readonly VotableTimeSystem[];
  readonly params?: readonly VotableParam[];
  readonly tableName?: string;
  /** Without it the document has no table: an error. */
  readonly fields?: readonly VotableField[];
  readonly services?: readonly VotableService[];
}

export const votableType = 'application/x-votable+xml';

/**
 * A VOTable in pieces: before its rows, a piece for each row, after them; so that any number of rows costs no memory.
 *
 * @see VOTable 1.4 (REC 2019-10-21), TABLEDATA serialization §5.1
 */
export class VotableWriter {
  constructor(private readonly document: VotableDocument) {}

  begin(): string {
    const { description, infos = [], resourceInfos = [], timeSystems = [], params = [] } = this.document;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      '<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">\n',
      descriptionOf(description),
      ...infos.map(infoOf),
      '<RESOURCE type="results">\n',
      ...resourceInfos.map(infoOf),
      ...timeSystems.map(timeSystemOf),
      ...this.beginTable(params),
    ].join('');
  }

  /** Values in the order of the fields. */
  row(values: readonly VotableValue[]): string {
    const cells = values.map((value) =>
      value === null || Number.isNaN(value) ? '<TD/>' : `<TD>${cellOf(value)}</TD>`,
    );
    return `<TR>${cells.join('')}</TR>\n`;
  }

  /** @param infos what is known only after the rows, such as that there were more */
  end(infos: readonly VotableInfo[] = []): string {
    const { fields, services = [] } = this.document;
    return [
      fields === undefined ? '' : '</TABLEDATA></DATA>\n</TABLE>\n',
      ...infos.map(infoOf),
      '</RESOURCE>\n',
      ...services.map(serviceOf),
      '</VOTABLE>\n',
    ].join('');
  }

  /** All of it, for few rows. */
  whole(rows: readonly (readonly VotableValue[])[]): string {
    return this.begin() + rows.map((row) => this.row(row)).join('') + this.end();
  }

  private beginTable(params: readonly VotableParam[]): readonly string[] {
    const { fields, tableName } = this.document;
    if (fields === undefined) return [];
    return [
      `<TABLE${attributes({ name: tableName })}>\n`,
      ...params.map(paramOf),
      ...fields.map(fieldOf),
      '<DATA><TABLEDATA>\n',
    ];
  }
}

function cellOf(value: string | number | boolean): string {
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
}

function fieldOf(field: VotableField): string {
  const { description } = field;
  return `<FIELD${fieldAttributes(field)}${bodyOf('FIELD', descriptionOf(description))}\n`;
}

function paramOf(param: VotableParam): string {
  const { value, description, options = [], minimum, maximum } = param;
  const bounds =
    (minimum === undefined ? '' : `<MIN value="${minimum}"/>`) +
    (maximum === undefined ? '' : `<MAX value="${maximum}"/>`);
  const choices = options.map((option) => `<OPTION value="${escapeXml(option)}"/>`).join('');
  const values = bounds + choices === '' ? '' : `<VALUES>${bounds}${choices}</VALUES>`;
  const body = bodyOf('PARAM', descriptionOf(description) + values);
  return `<PARAM${fieldAttributes(param)} value="${escapeXml(value)}"${body}\n`;
}

function fieldAttributes({ name, id, datatype, unit, ucd, utype, ref }: VotableField): string {
  const arraysize = datatype === 'char' || datatype === 'unicodeChar' ? '*' : undefined;
  return attributes({ name, ID: id, datatype, arraysize, unit, ucd, utype, ref });
}

function serviceOf({
  id,
  name,
  description,
  accessUrl,
  standardId,
  contentType,
  inputs,
}: VotableService): string {
  const text = (param: string, value: string | undefined) =>
    value === undefined ? '' : paramOf({ name: param, datatype: 'char', value });
  return [
    `<RESOURCE type="meta"${attributes({ ID: id, name, utype: 'adhoc:service' })}>\n`,
    descriptionOf(description),
    text('accessURL', accessUrl),
    text('standardID', standardId),
    text('contentType', contentType),
    '<GROUP name="inputParams">\n',
    ...inputs.map(paramOf),
    '</GROUP>\n</RESOURCE>\n',
  ].join('');
}

function timeSystemOf({ id, timescale, refposition, timeorigin }: VotableTimeSystem): string {
  return `<TIMESYS${attributes({ ID: id, timescale, refposition, timeorigin: String(timeorigin) })}/>\n`;
}

function infoOf({ name, value, id, words }: VotableInfo): string {
  return `<INFO${attributes({ ID: id, name, value })}${bodyOf('INFO', words === undefined ? '' : escapeXml(words))}\n`;
}

function descriptionOf(text: string | undefined): string {
  return text === undefined ? '' : `<DESCRIPTION>${escapeXml(text)}</DESCRIPTION>\n`;
}

function bodyOf(element: string, body: string): string {
  return body === '' ? '/>' : `>${body.trimEnd()}</${element}>`;
}

function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}
