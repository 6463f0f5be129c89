import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('a pool of threads', () => {
  it('is closed while its threads begin, without taking the process along', () => {
    const built = new URL('./worker-pool.js', import.meta.url).href.replace('/src/', '/dist/');
    const program = `
      const { WorkerPool } = await import(${JSON.stringify(built)});
      for (let milliseconds = 60; milliseconds < 300; milliseconds += 12) {
        const pool = new WorkerPool(3, { ready: 3 });
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await pool.close();
      }`;
    const { status, signal, stderr } = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ]);
    expect({ status, signal, stderr: stderr.toString() }).toEqual({ status: 0, signal: null, stderr: '' });
  });
});
