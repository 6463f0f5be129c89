import { expect, test } from 'vitest';
import { longRun } from './long-run.js';

test('damaged files of odd numbers give values or FitsErrors', async () => {
  const words = await longRun(1, 2);
  console.info(words);
  expect(words).toContain('truncated');
});
