import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { DiskNearlyFull, waitForSpace } from './free-space.js';

it('lets work go on where there is room, and fails in words, once waited, where there is none', async () => {
  const said: string[] = [];
  const say = (words: string) => said.push(words);
  await waitForSpace([tmpdir()], { minimumFreeBytes: 0, waitMilliseconds: 0 }, say);
  expect(said).toEqual([]);
  const rule = { minimumFreeBytes: Number.MAX_SAFE_INTEGER, waitMilliseconds: 10 };
  const waiting = waitForSpace([tmpdir()], rule, say);
  await expect(waiting).rejects.toThrow(DiskNearlyFull);
  await expect(waiting).rejects.toThrow(/expected at least 9007199254740991 bytes free, found \d+/);
  expect(said).toEqual([expect.stringMatching(/: waiting for room$/)]);
});
