import { describe, expect, it } from 'vitest';
import { rangeOfRelayout } from './time-range.js';

describe('the range after a drag', () => {
  it('is read from numbers and from dates in UTC', () => {
    expect(rangeOfRelayout({ 'xaxis.range[0]': 1, 'xaxis.range[1]': 2.5 })).toEqual([1, 2.5]);
    expect(rangeOfRelayout({ 'xaxis.range': ['2017-04-01', '2017-04-01 06:01:52.32'] })).toEqual([
      Date.UTC(2017, 3, 1),
      Date.UTC(2017, 3, 1, 6, 1, 52, 320),
    ]);
    expect(rangeOfRelayout({ 'xaxis.range': ['2017-04-01 06:01', '2017-04-01 06:02'] })).toEqual([
      Date.UTC(2017, 3, 1, 6, 1),
      Date.UTC(2017, 3, 1, 6, 2),
    ]);
  });

  it('is none of other changes, nor of nonsense', () => {
    expect(rangeOfRelayout({ 'xaxis.autorange': true })).toBeUndefined();
    expect(rangeOfRelayout({ 'xaxis.range[0]': 2, 'xaxis.range[1]': 1 })).toBeUndefined();
    expect(rangeOfRelayout({ 'xaxis.range': ['soon', 'later'] })).toBeUndefined();
  });
});
