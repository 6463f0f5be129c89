import { spawnSync } from 'node:child_process';

/** Whether a program of the machine's can be run here; a test that needs one that is not is reported as skipped. */
export function hasProgram(name: string, ...check: string[]): boolean {
  const { error, status } = spawnSync(name, check.length > 0 ? check : ['--version'], { stdio: 'ignore' });
  return error === undefined && status === 0;
}
