import { expect, it } from 'vitest';
import { secondsLeft, TransferRate } from './transfer-rate.js';

it('is the rate of the last half minute', () => {
  let time = 0;
  const rate = new TransferRate(() => time);
  expect(rate.bytesPerSecond).toBeNull();
  for (let second = 1; second <= 60; second++) {
    time = second * 1000;
    rate.add(second <= 20 ? 100 : 1000);
  }
  expect(rate.bytesPerSecond).toBeCloseTo(1000, -2);
  expect(rate.bytes).toBe(42_000);
  time += 60_000;
  expect(rate.bytesPerSecond).toBeLessThan(400);
});

it('tells how long the rest takes, or that it cannot', () => {
  expect(secondsLeft(5000, 1000)).toBe(5);
  expect(secondsLeft(-1, 1000)).toBe(0);
  expect(secondsLeft(5000, null)).toBeNull();
});
