import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file below a folder with the sha256 of its bytes, by path relative to it; nothing when there is no folder. */
export async function fileChecksums(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const pairs = files.map(
    async (file) => [path.relative(folder, file), sha256(await readFile(file))] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}
