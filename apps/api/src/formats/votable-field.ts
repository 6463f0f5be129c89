import type { ListField, ListFieldKind } from '@hstlc/contract';
import type { VotableField } from './votable.js';

/** Id of the time system in which lists count: MJD, UTC, at the telescope. */
export const listTimeSystem = {
  id: 'utc',
  timescale: 'UTC',
  refposition: 'TOPOCENTER',
  timeorigin: 'MJD-origin',
} as const;

const datatypes = {
  name: 'unicodeChar',
  choice: 'unicodeChar',
  code: 'int',
  number: 'double',
  mjd: 'double',
  flag: 'boolean',
  date: 'char',
  instant: 'char',
} as const satisfies Record<ListFieldKind, VotableField['datatype']>;

/** A field of a list as a column of a VOTable. */
export function votableFieldOf({ name, kind, unit, ucd, description }: ListField): VotableField {
  return {
    name,
    id: name,
    datatype: datatypes[kind],
    ucd,
    description,
    ...(unit === undefined ? {} : { unit }),
    ...(kind === 'mjd' ? { ref: listTimeSystem.id } : {}),
  };
}
