import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from './in-turn.js';

it('does everything, in order, never more at once than asked', async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  await inTurn([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    most = Math.max(most, (underWay += 1));
    await setImmediate();
    underWay -= 1;
  });
  expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

it('lets what is under way end when one fails, begins nothing more, and throws', async () => {
  const ended: number[] = [];
  const work = inTurn([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('one');
    await setImmediate();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});
