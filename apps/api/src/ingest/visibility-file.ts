import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../archive/write-atomically.js';
import { visibleToAll } from './replace-product.js';
import type { Visibility } from './stored-exposure.js';

/** Marks the files that keep what no FITS header tells: release date and withdrawal. */
export const visibilityEnding = '_visibility.json';

const visibilitySchema = z.object({
  publicFrom: z.coerce.date().nullable(),
  withdrawnAt: z.coerce.date().nullable(),
  withdrawnReason: z.string().nullable(),
});

/**
 * Keeps since when and whether an exposure or a composite is seen, beside its files, so that the index can be rebuilt
 * from the files alone. What everybody sees has no such file.
 *
 * @param name rootname of an exposure, stem of a composite
 */
export async function writeVisibility(
  directory: string,
  name: string,
  visibility: Visibility,
): Promise<void> {
  const file = path.join(directory, `${name}${visibilityEnding}`);
  const { publicFrom, withdrawnAt, withdrawnReason } = visibility;
  if (publicFrom === null && withdrawnAt === null) return rm(file, { force: true });
  const text = JSON.stringify({ publicFrom, withdrawnAt, withdrawnReason }, null, 2);
  await writeAtomically(file, new TextEncoder().encode(`${text}\n`));
}

/** What is kept of an exposure or a composite. @throws ZodError when somebody has written something else there */
export async function readVisibility(directory: string, name: string): Promise<Visibility> {
  const text = await readFile(path.join(directory, `${name}${visibilityEnding}`), 'utf8').catch(
    () => undefined,
  );
  return text === undefined ? visibleToAll : visibilitySchema.parse(JSON.parse(text));
}
