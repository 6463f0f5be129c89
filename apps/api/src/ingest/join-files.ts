import path from 'node:path';
import { hashBytes, hashFile } from '../archive/hash-file.js';
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
 */
export async function joinFiles(
  arrivals: readonly { readonly path: string; readonly bytes: number }[],
  recorded: readonly (RecordedFile & { readonly bytes: number })[],
): Promise<readonly HashedInput[]> {
  const joined = new Map<string, HashedInput>();
  for (const file of recorded) {
    const known = recogniseFile(file.filename);
    if (known !== undefined) joined.set(file.filename, { ...file, kind: known.kind, arrived: false });
  }
  for (const { path: place, bytes } of arrivals) {
    const filename = path.basename(place);
    const known = recogniseFile(filename);
    if (known === undefined) continue;
    joined.set(filename, {
      path: place,
      filename,
      kind: known.kind,
      sha256: await hashFile(place),
      bytes,
      arrived: true,
    });
  }
  return [...joined.values()].toSorted((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Identifies what an exposure is made from: the names and contents of its files, in order of name. */
export function inputsHash(files: readonly { readonly filename: string; readonly sha256: string }[]): string {
  const lines = files.map(({ filename, sha256 }) => `${sha256}  ${filename}\n`).toSorted();
  return hashBytes(lines.join(''));
}
