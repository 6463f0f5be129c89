import { access } from 'node:fs/promises';
import path from 'node:path';
import type { InputFile } from '../ingest/exposure-task.js';
import { recogniseFile, type FileKind } from '../ingest/inventory.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

/** The files of one exposure named on the command line, with those found beside them. */
export interface FoundExposure {
  readonly rootname: string;
  readonly inputs: readonly InputFile[];
}

const companions: readonly FileKind[] = ['corrtag_a', 'corrtag_b', 'x1d'];

/**
 * Groups files by exposure and adds what lies beside them: a FUV segment's partner and the companion x1d.
 *
 * @throws CommandFailure for a name the archive does not know, a file that is not there, or an exposure without photons
 */
export async function findExposures(files: readonly string[]): Promise<readonly FoundExposure[]> {
  const found = new Map<string, Map<string, InputFile>>();
  for (const file of files) {
    const known = recogniseFile(path.basename(file));
    if (known === undefined)
      throw new CommandFailure(
        `${JSON.stringify(file)}: expected a name like <rootname>_<tag|corrtag|corrtag_a|corrtag_b>.fits[.gz]`,
        exitCodes.wrongUsage,
      );
    if (!(await exists(file)))
      throw new CommandFailure(`${JSON.stringify(file)}: no such file`, exitCodes.couldNotRun);
    const group = found.get(known.rootname) ?? new Map<string, InputFile>();
    group.set(known.kind, { path: file, filename: known.filename, kind: known.kind });
    await addCompanions(path.dirname(file), known.rootname, known.kind, group);
    found.set(known.rootname, group);
  }
  return [...found].map(([rootname, group]) => {
    if (group.size === 1 && group.has('x1d'))
      throw new CommandFailure(
        `${rootname}: expected a tag or corrtag file, found only an x1d`,
        exitCodes.wrongUsage,
      );
    return { rootname, inputs: [...group.values()] };
  });
}

async function addCompanions(
  directory: string,
  rootname: string,
  kind: FileKind,
  group: Map<string, InputFile>,
) {
  for (const companion of companions) {
    const isPartner = companion !== 'x1d';
    if (group.has(companion) || (isPartner && !kind.startsWith('corrtag_'))) continue;
    for (const ending of ['.fits', '.fits.gz']) {
      const filename = `${rootname}_${companion}${ending}`;
      const place = path.join(directory, filename);
      if (group.has(companion) || !(await exists(place))) continue;
      group.set(companion, { path: place, filename, kind: companion });
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
