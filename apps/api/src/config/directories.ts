import path from 'node:path';

/** Where the archive lies on disk, each an absolute path. */
export interface ArchiveDirectories {
  readonly home: string;
  readonly ingest: string;
  readonly filesystem: string;
  readonly outputs: string;
  readonly composite: string;
  readonly badData: string;
  /** The collection's plots and tables. */
  readonly plots: string;
  /** A file of JSON lines for each ingest run. */
  readonly logs: string;
  /** Downloads on their way, and the reports of download runs. */
  readonly download: string;
}

/** Where calibration reference files lie, by the prefix that headers write before a `$`; absolute, often not ours. */
export interface ReferenceDirectories {
  /** COS. */
  readonly lref: string;
  /** STIS. */
  readonly oref: string;
}

/** The names by which rows speak of the folders, longest first. */
const folders = [
  ['outputs/composite', 'composite'],
  ['outputs', 'outputs'],
  ['filesystem', 'filesystem'],
  ['bad_data', 'badData'],
  ['ingest', 'ingest'],
] as const satisfies readonly (readonly [string, keyof ArchiveDirectories])[];

/**
 * The file that a row means by its `path` (folder below the archive root) and `filename`, wherever that folder
 * has been moved to.
 *
 * @throws RangeError when the path leads out of the archive's folders
 */
export function archiveFile(directories: ArchiveDirectories, folder: string, filename: string): string {
  for (const [name, key] of folders) {
    if (folder !== name && !folder.startsWith(`${name}/`)) continue;
    const root = directories[key];
    const file = path.resolve(root, folder.slice(name.length + 1), filename);
    if (file.startsWith(root + path.sep)) return file;
  }
  throw new RangeError(`expected a path below a folder of the archive, found "${folder}/${filename}"`);
}

/**
 * The other way round: how a row speaks of an absolute folder.
 *
 * @throws RangeError when it is not one of the archive's folders or below one
 */
export function archiveFolder(directories: ArchiveDirectories, folder: string): string {
  for (const [name, key] of folders) {
    const below = path.relative(directories[key], folder);
    if (below === '') return name;
    if (below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below))
      return `${name}/${below.split(path.sep).join('/')}`;
  }
  throw new RangeError(`expected a folder of the archive, found "${folder}"`);
}
