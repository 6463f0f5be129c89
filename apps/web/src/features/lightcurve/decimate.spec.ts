import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.js';

describe('decimation', () => {
  it('keeps every point while they are few, without NaN', () => {
    expect(decimate([1, Number.NaN, 3])).toEqual([0, 2]);
  });

  it('loses neither the highest nor the lowest point', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => Math.sin(index));
    values[54_321] = 9;
    values[12_345] = -9;
    const kept = decimate(values, 1000);
    expect(kept.length).toBeLessThanOrEqual(1000);
    expect(kept).toContain(54_321);
    expect(kept).toContain(12_345);
    expect([...kept]).toEqual([...kept].toSorted((a, b) => a - b));
  });
});
