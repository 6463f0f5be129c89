import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInBins } from './mean-in-bins.js';

const rowsOf = (values: readonly number[], first = 0.064) => ({
  seconds: Float64Array.from(values, (_, row) => row + first),
  values: Float64Array.from(values),
});
const binsOf = (count: number, width: number, first = 0) => ({
  starts: Float64Array.from({ length: count }, (_, bin) => first + bin * width),
  stops: Float64Array.from({ length: count }, (_, bin) => first + (bin + 1) * width),
});

describe('the mean in bins of what is told once a second', () => {
  it('is the mean of the rows, each for the time it holds', () => {
    // a row from 0.064 to 1.064, one to 2.064, …: the first bin of 2 s holds 1 s of the first and 0.936 s of the second
    const [first, second] = meanInBins(rowsOf([1, 3, 5, 7]), binsOf(2, 2));
    expect(first).toBeCloseTo((1 * 1 + 3 * 0.936) / 1.936, 12);
    expect(second).toBeCloseTo((3 * 0.064 + 5 * 1 + 7 * 0.936) / 2, 12);
  });

  it('is the row that holds, in bins finer than rows', () => {
    expect([...meanInBins(rowsOf([1, 3], 0), binsOf(4, 0.5))]).toEqual([1, 1, 3, 3]);
  });

  it('is of the values alone that are known, and NaN where less than half of a bin is told of', () => {
    const means = meanInBins(rowsOf([1, NaN, 5, NaN, NaN, NaN], 0), binsOf(4, 2));
    expect([...means]).toEqual([1, 5, NaN, NaN]);
    expect([...meanInBins(rowsOf([]), binsOf(1, 2))]).toEqual([NaN]);
    // rows 100 s apart do not hold for all that is between
    const far = { seconds: Float64Array.of(0, 100), values: Float64Array.of(4, 8) };
    expect([...meanInBins(far, { starts: Float64Array.of(0, 50), stops: Float64Array.of(2, 52) })]).toEqual([
      4,
      NaN,
    ]);
  });

  it('keeps what was counted, whatever the width of the bins', () => {
    const counted = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(counted, fc.constantFrom(0.25, 0.5, 1, 2, 4), (values, width) => {
        const means = meanInBins(rowsOf(values, 0), binsOf(8 / width, width));
        const total = means.reduce((sum, mean) => sum + mean * width, 0);
        expect(total).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0),
          9,
        );
      }),
      { seed: 8 },
    );
  });
});
