import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's variables, and below them those of the file `.env` in `folder`, if there is one. */
export function readEnvironment(folder: string): Environment {
  return { ...readEnvironmentFile(path.join(folder, '.env')), ...process.env };
}

function readEnvironmentFile(file: string): Environment {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return parseEnv(text);
}
