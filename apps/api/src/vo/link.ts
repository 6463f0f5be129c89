import type { VotableField, VotableValue } from '../formats/votable.js';

/** What a link is to the thing that was asked for, by the core vocabulary of DataLink. */
export type Semantics =
  '#this' | '#preview' | '#progenitor' | '#derivation' | '#documentation' | '#auxiliary' | '#proc';

/** One row of the links of a thing: an address, a service, or why there is none. */
export interface Link {
  readonly id: string;
  readonly semantics: Semantics;
  readonly description: string;
  readonly accessUrl?: string;
  readonly serviceDef?: string;
  readonly errorMessage?: string;
  readonly contentType?: string;
  /** byte */
  readonly contentLength?: number;
}

/** The columns of the links table. @see DataLink 1.1 §3.2 */
export const linkFields: readonly VotableField[] = [
  { name: 'ID', id: 'ID', datatype: 'unicodeChar', ucd: 'meta.id;meta.main' },
  { name: 'access_url', datatype: 'char', ucd: 'meta.ref.url' },
  { name: 'service_def', datatype: 'char', ucd: 'meta.ref' },
  { name: 'error_message', datatype: 'unicodeChar', ucd: 'meta.code.error' },
  { name: 'description', datatype: 'unicodeChar', ucd: 'meta.note' },
  { name: 'semantics', datatype: 'char', ucd: 'meta.code' },
  { name: 'content_type', datatype: 'char', ucd: 'meta.code.mime' },
  { name: 'content_length', datatype: 'long', unit: 'byte', ucd: 'phys.size;meta.file' },
];

/** A link as values in the order of the columns. */
export function linkValues(link: Link): readonly VotableValue[] {
  return [
    link.id,
    link.accessUrl ?? null,
    link.serviceDef ?? null,
    link.errorMessage ?? null,
    link.description,
    link.semantics,
    link.contentType ?? null,
    link.contentLength ?? null,
  ];
}
