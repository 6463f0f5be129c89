import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { archiveFolder, type ArchiveDirectories } from '../config/directories.js';

/** A file below one of the archive's folders. */
export interface FoundFile {
  readonly file: string;
  /** below the archive root, `/`-separated */
  readonly relative: string;
  readonly bytes: number;
}

/** Every regular file below a folder, in order; links are not followed. */
export async function filesBelow(directories: ArchiveDirectories, folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: FoundFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const relative = `${archiveFolder(directories, entry.parentPath)}/${entry.name}`;
    found.push({ file, relative, bytes: (await lstat(file)).size });
  }
  return found.toSorted((a, b) => (a.relative < b.relative ? -1 : 1));
}
