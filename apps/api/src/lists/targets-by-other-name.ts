import type { ListFilters } from '@hstlc/contract';
import { In, Not, type DataSource } from 'typeorm';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { targetNameKey } from '../target-names/target-name-key.js';

/**
 * Targets that a filter names by an alias of theirs, in whatever spelling; `*` in a name stands for any characters of
 * the alias.
 */
export async function targetsByOtherName(
  dataSource: DataSource,
  { target }: ListFilters,
): Promise<readonly string[]> {
  if (target === undefined) return [];
  const names = String(target)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name.length <= 100);
  const aliases = dataSource.getRepository(TargetAliasRow);
  const keys = names.filter((name) => !name.includes('*')).map(targetNameKey);
  const found = await aliases.findBy({ aliasKey: In(keys), origin: Not('exception') });
  const patterns = names.filter((name) => name.includes('*'));
  if (patterns.length > 0) {
    // people have written all of them: some thousands at most
    const every = await aliases.find({ where: { origin: Not('exception') } });
    found.push(...every.filter(({ alias }) => patterns.some((pattern) => isMatch(pattern, alias))));
  }
  return [...new Set(found.map(({ target: name }) => name))];
}

/** Whether a name is like a pattern in which `*` stands for any characters; no pattern takes long. */
export function isMatch(pattern: string, name: string): boolean {
  const parts = pattern.split('*');
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let place = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, place);
    if (found === -1) return false;
    place = found + part.length;
  }
  return place <= name.length - last.length;
}
