import { expect, test } from 'vitest';
import { longRun } from './long-run.js';

test('damaged files of even numbers give values or FitsErrors', async () => {
  const words = await longRun(0, 2);
  console.info(words);
  expect(words).toContain('truncated');
});
