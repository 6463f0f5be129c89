import type { ExposureRow } from '../database/entities/exposure-row.js';
import type { MetadataRow } from '../database/entities/metadata-row.js';
import path from 'node:path';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import type { Extraction, IdentifiedFile, ProductMember } from './exposure-task.js';

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
  readonly configuration: Configuration;
  readonly files: readonly StoredFile[];
  /** its lightcurve */
  readonly product?: StoredFile | undefined;
}

/** Bytes that others have taken the place of, where they are kept. */
export interface SupersededFile extends StoredFile {
  /** a lightcurve; else an input */
  readonly isProduct: boolean;
}

/** All exposures of one target through one configuration, and what their composite was made from. */
export interface ConfigurationMembers {
  readonly name: string;
  readonly configuration: Configuration;
  readonly simulated: boolean;
  readonly exposures: readonly StoredExposure[];
  /** exposures that staff have taken out, with the reason */
  readonly withdrawn: readonly ProductMember[];
  readonly compositeHash: string | null;
  /** what made the composite; another code or bin width makes it anew */
  readonly madeWith: string | null;
}

/** An exposure ready to be indexed: its files where they will lie, and what the extraction made. */
export interface ExposureToSave extends Visibility {
  readonly rootname: string;
  readonly files: readonly (IdentifiedFile & { readonly directory: string })[];
  readonly extraction: Extraction;
  readonly superseded: readonly SupersededFile[];
}

/** What the index knows of an exposure whose files and metadata have been fetched. */
export function storedExposure(
  directories: ArchiveDirectories,
  { rootname, inputSha256, files, metadata }: ExposureRow,
): StoredExposure {
  return {
    rootname,
    inputSha256,
    folder: path.posix.basename(metadata!.path),
    configuration: metadata!,
    files: files!.map(({ filename, path: folder, bytes, sha256 }) => {
      return { filename, path: archiveFile(directories, folder, filename), bytes, sha256 };
    }),
  };
}
