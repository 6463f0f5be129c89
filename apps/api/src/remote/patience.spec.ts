import { describe, expect, it } from 'vitest';
import { retryAfterOf, waitBefore } from './patience.js';

describe('the wait before another attempt', () => {
  it('doubles up to a minute, give or take a tenth', () => {
    expect([1, 2, 3, 4].map((failures) => waitBefore(failures, 1000, 0.5))).toEqual([1000, 2000, 4000, 8000]);
    expect(waitBefore(20, 1000, 0.5)).toBe(60_000);
    expect([waitBefore(1, 1000, 0), waitBefore(1, 1000, 1)]).toEqual([900, 1100]);
  });

  it('is what the service asks for, in seconds or until a date', () => {
    const now = new Date('2026-11-26T12:00:00Z');
    expect(waitBefore(5, 1000, 0.5, 3000)).toBe(3000);
    expect(retryAfterOf('120', now)).toBe(120_000);
    expect(retryAfterOf('Thu, 26 Nov 2026 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterOf('Thu, 26 Nov 2026 11:00:00 GMT', now)).toBe(0);
    expect([retryAfterOf(null, now), retryAfterOf('soon', now)]).toEqual([undefined, undefined]);
  });
});
