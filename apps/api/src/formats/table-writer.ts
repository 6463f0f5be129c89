import type { TableFormat } from '@hstlc/contract';
import { csvRow } from './csv.js';
import { ecsvHeader, ecsvRow } from './ecsv.js';
import { VotableWriter, votableType, type VotableDocument, type VotableValue } from './votable.js';

/** A table in pieces, so that any number of rows costs no memory. */
export interface TableWriter {
  readonly contentType: string;
  /** of the file that it becomes */
  readonly ending: string;
  begin(): string;
  /** values in the order of the fields */
  row(values: readonly VotableValue[]): string;
  end(): string;
}

export type TableDocument = VotableDocument & Required<Pick<VotableDocument, 'fields'>>;

export function tableWriter(format: TableFormat, document: TableDocument): TableWriter {
  const { fields, params = [] } = document;
  switch (format) {
    case 'csv':
      return {
        contentType: 'text/csv; charset=utf-8; header=present',
        ending: 'csv',
        begin: () => csvRow(fields.map(({ name }) => name)),
        row: csvRow,
        end: () => '',
      };
    case 'ecsv':
      return {
        contentType: 'application/x-ecsv; charset=utf-8',
        ending: 'ecsv',
        begin: () => ecsvHeader(fields, params),
        row: ecsvRow,
        end: () => '',
      };
    case 'votable': {
      const writer = new VotableWriter(document);
      return {
        contentType: votableType,
        ending: 'vot',
        begin: () => writer.begin(),
        row: (values) => writer.row(values),
        end: () => writer.end(),
      };
    }
  }
}
