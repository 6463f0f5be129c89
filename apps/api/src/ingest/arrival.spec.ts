import { appendFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAt } from './arrival.js';
import { watchFolder } from './watch-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hstlc-arrival-'));
});
afterAll(() => rm(folder, { recursive: true }));
const now = () => new Date();

it('tells a file that grows from one at rest; links and what has gone are neither', async () => {
  const [resting, growing, link] = ['a', 'b', 'c'].map((name) => path.join(folder, name));
  await writeFile(resting!, 'whole');
  await writeFile(growing!, 'begun');
  await symlink(resting!, link!);
  const look = lookAt([resting!, growing!, link!, path.join(folder, 'gone')], now);
  await sleep(50);
  await appendFile(growing!, ' and more');
  expect(await look).toMatchObject({
    atRest: [{ path: resting, bytes: 5 }],
    growing: [{ file: 'b', words: expect.stringMatching(/5 bytes at a first look, 14 at the next/) }],
  });
});

it('calls for a run when files come, not again for files that the run has left', async () => {
  const stop = new AbortController();
  let runs = 0;
  const watching = watchFolder(folder, 0.02, stop.signal, () => Promise.resolve(void (runs += 1)));
  await sleep(100);
  expect(runs).toBe(0);
  await writeFile(path.join(folder, 'lwatch001_corrtag.fits'), 'one');
  await expect.poll(() => runs).toBe(1);
  await sleep(100);
  expect(runs).toBe(1);
  await writeFile(path.join(folder, 'lwatch002_corrtag.fits'), 'two');
  await expect.poll(() => runs).toBe(2);
  stop.abort();
  await watching;
});
