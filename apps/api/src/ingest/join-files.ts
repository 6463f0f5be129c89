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

/** An input; `arrived` when it lies in the ingest folder, not yet in the archive. */
export interface JoinedInput extends InputFile {
  readonly bytes: number;
  readonly arrived: boolean;
}

/** An input with its content's identity. */
export interface HashedInput extends JoinedInput {
  readonly sha256: string;
}

/**
 * All files of an exposure: those that arrived, and those the archive holds already; an arrival takes the place of
 * the archived file of its name.
 *
 * @param arrivals absolute paths
 * @param recorded absolute paths
 */
export function joinFiles(
  arrivals: readonly { readonly path: string; readonly bytes: number }[],
  recorded: readonly (RecordedFile & { readonly bytes: number })[],
): readonly JoinedInput[] {
  const joined = new Map<string, JoinedInput>();
  for (const file of recorded) {
    const known = recogniseFile(file.filename);
    if (known !== undefined) joined.set(file.filename, { ...file, kind: known.kind, arrived: false });
  }
  for (const { path: place, bytes } of arrivals) {
    const filename = path.basename(place);
    const known = recogniseFile(filename);
    if (known !== undefined)
      joined.set(filename, { path: place, filename, kind: known.kind, bytes, arrived: true });
  }
  return [...joined.values()].toSorted((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** The inputs with the hashes of their bytes, where they are not known already. */
export function hashInputs(
  files: readonly JoinedInput[],
  hash: (file: string) => Promise<string>,
): Promise<readonly HashedInput[]> {
  return Promise.all(
    files.map(async (file) => ({ ...file, sha256: file.sha256 ?? (await hash(file.path)) })),
  );
}

/** Identifies what an exposure is made from: the names and contents of its files, in order of name. */
export function inputsHash(files: readonly { readonly filename: string; readonly sha256: string }[]): string {
  const lines = files.map(({ filename, sha256 }) => `${sha256}  ${filename}\n`).toSorted();
  return hashBytes(lines.join(''));
}
