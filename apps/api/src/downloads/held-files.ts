import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFitsError } from '@hstlc/fits';
import { In, type DataSource } from 'typeorm';
import { withFitsFiles } from '../archive/open-files.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { DownloadedFileRow } from '../database/entities/downloaded-file-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import type { FileVersion } from './calibration-version.js';

export type HeldWhere = 'in the archive' | 'refused before' | 'in the ingest folder';

/** A file that is here already. */
export interface HeldFile extends FileVersion {
  readonly where: HeldWhere;
}

/** What the archive has: indexed, refused, or waiting in the ingest folder. */
export class HeldFiles {
  private waiting: ReadonlySet<string> | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly directories: ArchiveDirectories,
  ) {}

  /** Which of these files are here, gzipped or not, and in which version; by the name that was asked for. */
  async find(filenames: readonly string[]): Promise<ReadonlyMap<string, HeldFile>> {
    const exactly = await this.findExactly(
      filenames.flatMap((filename) => [filename, gzippedOrNot(filename)]),
    );
    const held = new Map<string, HeldFile>();
    for (const filename of filenames) {
      const found = exactly.get(filename) ?? exactly.get(gzippedOrNot(filename));
      if (found !== undefined) held.set(filename, found);
    }
    return held;
  }

  private async findExactly(filenames: readonly string[]): Promise<ReadonlyMap<string, HeldFile>> {
    const held = new Map<string, HeldFile>();
    for (const file of await this.refused(filenames)) held.set(...file);
    for (const file of await this.indexed(filenames)) held.set(...file);
    this.waiting ??= new Set(await namesIn(this.directories.ingest));
    for (const filename of filenames)
      if (this.waiting.has(filename)) {
        const version = await this.versionOnDisk(path.join(this.directories.ingest, filename), filename);
        held.set(filename, { where: 'in the ingest folder', ...version });
      }
    return held;
  }

  private async indexed(filenames: readonly string[]): Promise<(readonly [string, HeldFile])[]> {
    const rows = await this.database.getRepository(ExposureFileRow).find({
      where: { filename: In([...filenames]) },
      relations: { exposure: { metadata: true } },
    });
    const downloaded = await this.downloaded(rows.map(({ filename }) => filename));
    return Promise.all(
      rows.map(async (row) => {
        const record = downloaded.get(row.filename);
        const version = record?.sha256 === row.sha256 ? record.version : await this.versionOfIndexed(row);
        const bytes = row.filename.endsWith('.gz') ? null : Number(row.bytes);
        return [row.filename, { where: 'in the archive', bytes, version }] as const;
      }),
    );
  }

  /** The documented row has the version of the photon list; that of another file is in its own header. */
  private async versionOfIndexed(row: ExposureFileRow): Promise<string | null> {
    const metadata = row.exposure?.metadata;
    if (row.role === 'events' || metadata === undefined) return metadata?.calVer ?? null;
    return (await headerVersion(archiveFile(this.directories, row.path, row.filename))) ?? metadata.calVer;
  }

  private async refused(filenames: readonly string[]): Promise<(readonly [string, HeldFile])[]> {
    const rows = await this.database.getRepository(BadDataRow).findBy({ filename: In([...filenames]) });
    return Promise.all(
      rows.map(async ({ filename }) => {
        const version = await this.versionOnDisk(path.join(this.directories.badData, filename), filename);
        return [filename, { where: 'refused before', ...version }] as const;
      }),
    );
  }

  private async versionOnDisk(file: string, filename: string): Promise<FileVersion> {
    const size = (await stat(file).catch(ignoreMissing))?.size ?? null;
    const record = (await this.downloaded([filename])).get(filename);
    const isAsDownloaded = record !== undefined && Number(record.bytes) === size;
    const version = isAsDownloaded ? record.version : await headerVersion(file);
    return { bytes: filename.endsWith('.gz') ? null : size, version };
  }

  private async downloaded(filenames: readonly string[]): Promise<ReadonlyMap<string, DownloadedFileRow>> {
    const rows = await this.database
      .getRepository(DownloadedFileRow)
      .findBy({ filename: In([...filenames]) });
    return new Map(rows.map((row) => [row.filename, row]));
  }
}

/** CAL_VER of a file; null when there is no such file, or nothing that can be read. */
async function headerVersion(file: string): Promise<string | null> {
  try {
    return await withFitsFiles(
      [file],
      async ([fits]) => fits?.primary.header.text('CAL_VER')?.trim() ?? null,
    );
  } catch (error) {
    if (isFitsError(error)) return null;
    return ignoreMissing(error) ?? null;
  }
}

/** The other name that a file may lie under. */
function gzippedOrNot(filename: string): string {
  return filename.endsWith('.gz') ? filename.slice(0, -'.gz'.length) : `${filename}.gz`;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
