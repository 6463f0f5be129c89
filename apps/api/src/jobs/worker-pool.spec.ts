import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { threadFile } from './worker-pool.js';

describe('a thread of the pool', () => {
  // one that is ended while `require` instantiates ES modules takes the process along: here such a `require` is refused
  it('begins without an ES module being required', () => {
    const program = `process.exitCode = typeof require(${JSON.stringify(threadFile())}).work === 'function' ? 0 : 1`;
    const { status, stderr } = spawnSync(process.execPath, [
      '--no-experimental-require-module',
      '--eval',
      program,
    ]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
