import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { writeAtomically } from '../archive/write-atomically.js';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';

const fileSchema = z.object({
  schema: z.literal('hstlc.aliases/1'),
  aliases: z.array(
    z.object({
      alias: z.string(),
      aliasKey: z.string(),
      target: z.string(),
      origin: z.enum(['staff', 'sesame', 'exception']),
      addedBy: z.string(),
      addedAt: z.iso.datetime(),
    }),
  ),
});

const aliasFile = (home: string) => path.join(home, 'aliases.json');

/** Writes every alias into the archive's root: what staff decided is in no other file, and an index can be lost. */
export async function saveAliases(database: DataSource, home: string): Promise<void> {
  const rows = await database.getRepository(TargetAliasRow).find({ order: { aliasKey: 'ASC' } });
  const aliases = rows.map(({ alias, aliasKey, target, origin, addedBy, addedAt }) => {
    return { alias, aliasKey, target, origin, addedBy, addedAt: addedAt.toISOString() };
  });
  const text = `${JSON.stringify({ schema: 'hstlc.aliases/1', aliases }, null, 2)}\n`;
  await writeAtomically(aliasFile(home), new TextEncoder().encode(text));
}

/**
 * Reads aliases back into an index that has none: one that has some knows better than the file.
 *
 * @returns how many were read
 */
export async function restoreAliases(database: DataSource, home: string): Promise<number> {
  const rows = database.getRepository(TargetAliasRow);
  if ((await rows.count()) > 0) return 0;
  let text: string;
  try {
    text = await readFile(aliasFile(home), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const { aliases } = fileSchema.parse(JSON.parse(text));
  await rows.insert(aliases.map((each) => ({ ...each, addedAt: new Date(each.addedAt) })));
  return aliases.length;
}
