import { describe, expect, it } from 'vitest';
import { isSamePeriod, periodParts, periodText } from './period-text.js';

describe('what is said of periods', () => {
  it('is in the unit that suits them', () => {
    expect(periodText(0.5)).toBe('500 ms');
    expect(periodText(33.5)).toBe('33.5 s');
    expect(periodText(5724)).toBe('95.4 min');
    expect(periodText(86_400 * 3.25)).toBe('3.25 d');
  });

  it('is in the unit of another where they are compared', () => {
    expect(periodParts(5724, { like: 100 })).toEqual({ value: '5724', unit: 's' });
  });

  it('takes periods for the same to the digits of an address', () => {
    expect(isSamePeriod(117.545863948, 117.545863948001)).toBe(true);
    expect(isSamePeriod(117.54, 117.55)).toBe(false);
    expect(isSamePeriod(undefined, 1)).toBe(false);
  });
});
