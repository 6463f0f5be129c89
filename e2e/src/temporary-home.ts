import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryHome {
  readonly folder: string;
  remove(): Promise<void>;
}

/** An empty archive root that goes away again. */
export async function temporaryHome(): Promise<TemporaryHome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hstlc-e2e-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
