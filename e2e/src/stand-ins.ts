import { spawn } from 'node:child_process';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../apps/api/dist/testing/stand-ins/main.js');
const followParent = path.resolve(import.meta.dirname, '../../tools/follow-parent.mjs');

export interface StandIns {
  /** The settings that lead the command line to them. */
  readonly settings: Readonly<Record<string, string>>;
  stop(): void;
}

/** Starts servers of our own that speak the protocols of MAST, CRDS and Sesame; the first offers a folder's files. */
export async function startStandIns(folder: string): Promise<StandIns> {
  const child = spawn(process.execPath, ['--import', followParent, program, '--files', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const piece of child.stdout.setEncoding('utf8')) {
    said += piece;
    const settings = said.match(/^HSTLC_\w+=\S+$/gm) ?? [];
    if (settings.length < 3 || !said.endsWith('\n')) continue;
    return {
      settings: Object.fromEntries(settings.map((line) => line.split('=') as [string, string])),
      stop: () => void child.kill(),
    };
  }
  throw new Error(`the stand-ins: expected three settings, found ${JSON.stringify(said)}`);
}
