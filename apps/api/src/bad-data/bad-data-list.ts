import { badDataFields } from '@hstlc/contract';
import type { ListDefinition } from '../lists/list-definition.js';

/** The list of refused files. */
export const badDataList: ListDefinition = {
  name: 'bad data',
  fields: badDataFields,
  table: 'bad_data',
  identity: 'bad_data.id',
  uniqueColumns: ['bad_data.filename'],
  joins: {},
  columns: {
    filename: 'bad_data.filename',
    ingestDate: 'bad_data.ingest_date',
    reason: 'bad_data.reason',
  },
  defaultSort: '-ingest_date',
  hasVisibility: false,
  ownConditions: (_filters, { now }) => [
    { sql: '(bad_data.public_from IS NULL OR bad_data.public_from <= ?)', values: [now] },
  ],
};
