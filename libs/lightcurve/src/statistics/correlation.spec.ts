import { describe, expect, it } from 'vitest';
import { correlation } from './correlation.js';

describe('the correlation of two columns of bins', () => {
  it('is what scipy.stats.pearsonr gives, over the bins that have both', () => {
    // Anscombe 1973, The American Statistician 27, 17: the first of his four sets, r = 0.816420516
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const whole = correlation(Float64Array.from(x), Float64Array.from(y));
    expect(whole.count).toBe(11);
    expect(whole.r).toBeCloseTo(0.816_420_516, 9);
    const gaps = correlation(Float64Array.from([NaN, ...x, 3]), Float64Array.from([1, ...y, NaN]));
    expect(gaps).toEqual(whole);
  });

  it('is 1 on a rising line, −1 on a falling one, and nothing for a constant or too few bins', () => {
    const x = Float64Array.of(1, 2, 4, 8);
    expect(
      correlation(
        x,
        x.map((value) => 3 + 2 * value),
      ).r,
    ).toBeCloseTo(1, 12);
    expect(
      correlation(
        x,
        x.map((value) => -value),
      ).r,
    ).toBeCloseTo(-1, 12);
    expect(
      correlation(
        x,
        x.map(() => 5),
      ),
    ).toEqual({ r: NaN, count: 4 });
    expect(correlation(Float64Array.of(1, 2, NaN), Float64Array.of(1, 2, 3))).toEqual({ r: NaN, count: 2 });
    expect(() => correlation(x, Float64Array.of(1))).toThrow(RangeError);
  });
});
