import type { ExposureRow } from '../database/entities/exposure-row.js';
import type { MetadataRow } from '../database/entities/metadata-row.js';
import type { Extraction, IdentifiedFile } from './exposure-task.js';

/** The key of a composite, in the words of the documented tables. */
export type Configuration = Pick<
  MetadataRow,
  'targname' | 'instrume' | 'detector' | 'optElem' | 'cenwave' | 'aperture'
>;

/** Since when and whether everybody sees an exposure or a product. */
export type Visibility = Pick<ExposureRow, 'publicFrom' | 'withdrawnAt' | 'withdrawnReason'>;

/** A file of an exposure in the archive, at its absolute place. */
export interface StoredFile {
  readonly filename: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the index knows of an exposure. */
export interface StoredExposure {
  readonly rootname: string;
  readonly folder: string;
  readonly inputSha256: string;
  readonly files: readonly StoredFile[];
}

/** All exposures of one target through one configuration, and what their composite was made from. */
export interface ConfigurationMembers {
  readonly name: string;
  readonly configuration: Configuration;
  readonly simulated: boolean;
  readonly exposures: readonly StoredExposure[];
  readonly compositeHash: string | null;
}

/** An exposure ready to be indexed: its files where they will lie, and what the extraction made. */
export interface ExposureToSave {
  readonly rootname: string;
  readonly files: readonly (IdentifiedFile & { readonly directory: string })[];
  readonly extraction: Extraction;
  /** UTC; when a new exposure becomes public, null for at once. A known one keeps its own date. */
  readonly publicFrom: Date | null;
}
