import path from 'node:path';
import { hashBytes } from '../archive/hash-file.js';
import type { InputFile } from './exposure-task.js';
import { recogniseFile } from './inventory.js';

/** A file of an exposure as the index knows it. */
export interface RecordedFile {
  readonly filename: string;
  readonly path: string;
  readonly sha256: string;
}

/** An input with its content's identity; `arrived` when it lies in the ingest folder, not yet in the archive. */
export interface HashedInput extends InputFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly arrived: boolean;
}

/**
 * All files of an exposure: those that arrived, and those the archive holds already; an arrival takes the place of
 * the archived file of its name.
 *
 * @param arrivals absolute paths
 * @param recorded absolute paths
 * @param hash tells a file's SHA-256
 */
export async function joinFiles(
  arrivals: readonly { readonly path: string; readonly bytes: number }[],
  recorded: readonly (RecordedFile & { readonly bytes: number })[],
  hash: (file: string) => Promise<string>,
): Promise<readonly HashedInput[]> {
  const joined = new Map<string, HashedInput>();
  for (const file of recorded) {
    const known = recogniseFile(file.filename);
    if (known !== undefined) joined.set(file.filename, { ...file, kind: known.kind, arrived: false });
  }
  const arrived = arrivals.map(async ({ path: place, bytes }): Promise<HashedInput | undefined> => {
    const filename = path.basename(place);
    const known = recogniseFile(filename);
    if (known === undefined) return undefined;
    return { path: place, filename, kind: known.kind, sha256: await hash(place), bytes, arrived: true };
  });
  for (const file of await Promise.all(arrived)) if (file !== undefined) joined.set(file.filename, file);
  return [...joined.values()].toSorted((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Identifies what an exposure is made from: the names and contents of its files, in order of name. */
export function inputsHash(files: readonly { readonly filename: string; readonly sha256: string }[]): string {
  const lines = files.map(({ filename, sha256 }) => `${sha256}  ${filename}\n`).toSorted();
  return hashBytes(lines.join(''));
}
