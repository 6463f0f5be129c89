import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { partialEnding } from '../archive/write-atomically.js';

/** What a file holds, by its name: photons as recorded, photons corrected, or the pipeline's spectrum of them. */
export type FileKind = 'tag' | 'corrtag' | 'corrtag_a' | 'corrtag_b' | 'x1d';

/** What a file is to its exposure: a photon list, or the pipeline's spectrum of the same photons. */
export type FileRole = 'events' | 'x1d';

/** A file the pipeline knows by its name: `<rootname>_<kind>.fits`, gzipped or not. */
export interface RecognisedFile {
  readonly filename: string;
  readonly rootname: string;
  readonly kind: FileKind;
}

/** What lies in a folder: recognised files, and names that mean nothing to the pipeline. */
export interface Inventory {
  readonly recognised: readonly RecognisedFile[];
  readonly ignored: readonly string[];
}

const recognisedName = /^([a-z][a-z0-9]{8})_(x1d|tag|corrtag|corrtag_a|corrtag_b)\.fits(\.gz)?$/;

/** Reads a file name by the archive's convention; undefined for names that are not ours. */
export function recogniseFile(filename: string): RecognisedFile | undefined {
  const match = recognisedName.exec(filename);
  if (match === null) return undefined;
  // the expression admits these five words only
  return { filename, rootname: match[1]!, kind: match[2] as FileKind };
}

export function roleOf(kind: FileKind): FileRole {
  return kind === 'x1d' ? 'x1d' : 'events';
}

/** Lists a folder (not what is below it), in order of name; symbolic links and folders are ignored, never followed. */
export async function takeInventory(directory: string): Promise<Inventory> {
  const entries = await readdir(directory, { withFileTypes: true });
  const recognised: RecognisedFile[] = [];
  const ignored: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    // ours, on their way: copies that are not whole, and the folders where uploads wait
    if (entry.name.endsWith(partialEnding) || (entry.name.startsWith('.') && entry.isDirectory())) continue;
    const file = entry.isFile() ? recogniseFile(entry.name) : undefined;
    if (file === undefined) ignored.push(entry.name);
    else recognised.push(file);
  }
  return { recognised, ignored };
}

/** Groups files by the exposure they belong to, in order of rootname. */
export function groupByExposure(
  files: readonly RecognisedFile[],
): ReadonlyMap<string, readonly RecognisedFile[]> {
  const groups = new Map<string, RecognisedFile[]>();
  for (const file of files.toSorted((a, b) => (a.filename < b.filename ? -1 : 1)))
    groups.set(file.rootname, [...(groups.get(file.rootname) ?? []), file]);
  return groups;
}

/** Every regular file below the given files and folders, absolute, in order; links are not followed. */
export async function walk(places: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of places) {
    const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
      throw error;
    });
    if (entries === undefined) found.push(path.resolve(place));
    else
      for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const inside = path.join(place, entry.name);
        if (entry.isDirectory()) found.push(...(await walk([inside])));
        else if (entry.isFile()) found.push(path.resolve(inside));
      }
  }
  return found;
}
