import { observationFields, routes, type ListField } from '@hstlc/contract';
import { listTimeSystem, votableFieldOf } from '../formats/votable-field.js';
import { VotableWriter, type VotableField, type VotableInfo, type VotableValue } from '../formats/votable.js';
import type { ListRow } from '../lists/list-row.js';
import { linksService } from './services.js';

/** The UCDs that the standard asks for: of the first version. @see Simple Cone Search 1.03 §2.2 */
const standardUcds: Readonly<Record<string, string>> = {
  rootname: 'ID_MAIN',
  rightAscensionDegrees: 'POS_EQ_RA_MAIN',
  declinationDegrees: 'POS_EQ_DEC_MAIN',
};

const fewColumns = new Set([...Object.keys(standardUcds), 'target', 'startMjd', 'exposureSeconds']);

/** A table of exposures around a place. @param verbosity 1: few columns; 2 or 3: all */
export function coneTable(verbosity: number, origin: string) {
  const columns: readonly ListField[] = observationFields.filter(
    ({ name }) => verbosity > 1 || fewColumns.has(name),
  );
  const writer = new VotableWriter({
    description: 'COS and STIS time-tag exposures of the hstlc archive',
    infos: [{ name: 'hstlc', value: origin, words: 'lightcurves of HST/COS and HST/STIS' }],
    resourceInfos: [{ name: 'QUERY_STATUS', value: 'OK' }],
    timeSystems: [listTimeSystem],
    tableName: 'exposures',
    fields: [...columns.map(coneField), fileField],
    services: [linksService(origin, 'rootname')],
  });
  const valuesOf = (row: ListRow): readonly VotableValue[] => [
    ...columns.map(({ name }) => valueOf(row[name])),
    typeof row.lightcurve === 'string' ? origin + routes.product(`${row.lightcurve}.fits`) : null,
  ];
  return { writer, valuesOf };
}

const fileField: VotableField = {
  name: 'lightcurve_url',
  datatype: 'char',
  ucd: 'meta.ref.url',
  description: 'its lightcurve, a FITS file; the links of a row lead to more',
};

function coneField(field: ListField): VotableField {
  const ucd = standardUcds[field.name];
  const plain = votableFieldOf(field);
  if (ucd === undefined) return plain;
  return field.name === 'rootname' ? { ...plain, ucd, datatype: 'char' } : { ...plain, ucd };
}

function valueOf(value: unknown): VotableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}

/** @see DALI 1.1 §4.4.1 */
export function overflow(limit: number): VotableInfo {
  return { name: 'QUERY_STATUS', value: 'OVERFLOW', words: `there are more than ${limit} rows` };
}
