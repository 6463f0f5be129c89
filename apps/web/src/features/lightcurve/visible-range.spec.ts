import { describe, expect, it } from 'vitest';
import { panned, zoomed } from './visible-range.js';

const whole = [0, 100] as const;

describe('moving about', () => {
  it('zooms about the middle, and back to the whole', () => {
    expect(zoomed(whole, 0.5, whole)).toEqual([25, 75]);
    expect(zoomed([25, 75], 2, whole)).toBeUndefined();
    expect(zoomed([10, 20], 2, whole)).toEqual([5, 25]);
    expect(zoomed([0, 20], 2, whole)).toEqual([0, 40]);
  });

  it('pans by a share of what is seen, and not beyond the ends', () => {
    expect(panned([20, 40], 0.5, whole)).toEqual([30, 50]);
    expect(panned([90, 98], 0.5, whole)).toEqual([92, 100]);
    expect(panned([2, 12], -0.5, whole)).toEqual([0, 10]);
  });
});
