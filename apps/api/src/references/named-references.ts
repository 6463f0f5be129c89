import type { Header } from '@hstlc/fits';
import { isFitsError } from '@hstlc/fits';
import { neededReferences, parseReferenceName } from '@hstlc/lightcurve';
import type { DataSource } from 'typeorm';
import { withFitsFiles } from '../archive/open-files.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { ExposureRow } from '../database/entities/exposure-row.js';

/** A calibration reference file that headers of the archive name. */
export interface NamedReference {
  /** As headers have it: `lref$abc_phot.fits`. */
  readonly name: string;
  readonly folder: 'lref' | 'oref';
  readonly filename: string;
  /** Header keywords that name it. */
  readonly keywords: readonly string[];
  /** How many exposures name it. */
  readonly exposures: number;
  /** Whether an extraction or calibration of ours reads it. */
  readonly isNeeded: boolean;
}

/** Exposures looked at between two questions to the database. */
const portion = 500;

/**
 * The reference files that the headers of the archive's photon lists name, in order of name; each header is read once.
 *
 * @param onUnreadable told of files that cannot be read, which are passed over
 */
export async function namedReferences(
  database: DataSource,
  directories: ArchiveDirectories,
  onUnreadable: (words: string) => void,
): Promise<readonly NamedReference[]> {
  const found = new Map<string, NamedReference>();
  for (let after = 0; ;) {
    const rows = await database
      .getRepository(ExposureRow)
      .createQueryBuilder('exposure')
      .leftJoinAndSelect('exposure.files', 'file')
      .where('exposure.id > :after', { after })
      .orderBy('exposure.id')
      .take(portion)
      .getMany();
    if (rows.length === 0) break;
    for (const { files = [] } of rows) {
      const events = files.find(({ role }) => role === 'events');
      if (events === undefined) continue;
      const hasSpectrum = files.some(({ role }) => role === 'x1d');
      const file = archiveFile(directories, events.path, events.filename);
      const header = await primaryHeader(file, onUnreadable);
      if (header !== undefined) count(found, header, hasSpectrum);
    }
    after = rows.at(-1)!.id;
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function count(found: Map<string, NamedReference>, header: Header, hasSpectrum: boolean): void {
  const needed = new Set(neededReferences(header, hasSpectrum).map(({ name }) => name));
  const ofThis = new Map<string, NamedReference>();
  for (const { keyword, value } of header.cards) {
    const reference = typeof value === 'string' ? parseReferenceName(keyword, value) : undefined;
    if (reference === undefined) continue;
    const { name, folder, filename } = reference;
    const known = ofThis.get(name) ?? found.get(name);
    ofThis.set(name, {
      name,
      folder,
      filename,
      keywords: [...new Set([...(known?.keywords ?? []), keyword])],
      exposures: (found.get(name)?.exposures ?? 0) + 1,
      isNeeded: (known?.isNeeded ?? false) || needed.has(name),
    });
  }
  for (const [name, reference] of ofThis) found.set(name, reference);
}

async function primaryHeader(
  file: string,
  onUnreadable: (words: string) => void,
): Promise<Header | undefined> {
  try {
    return await withFitsFiles([file], async ([fits]) => fits?.primary.header);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone && !isFitsError(error)) throw error;
    onUnreadable(`${file}: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}
