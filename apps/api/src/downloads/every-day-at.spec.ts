import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyDayAt, millisecondsUntil } from './every-day-at.js';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-26T01:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('waits until the time of day, today or tomorrow', () => {
  expect(millisecondsUntil('03:30', new Date('2026-11-26T03:00:00Z'))).toBe(1_800_000);
  expect(millisecondsUntil('03:30', new Date('2026-11-26T03:30:00Z'))).toBe(86_400_000);
  expect(millisecondsUntil('00:00', new Date('2026-11-26T23:59:00Z'))).toBe(60_000);
});

it('calls once a day until it is ended', () => {
  const times: string[] = [];
  const stop = everyDayAt('03:30', () => times.push(new Date().toISOString()));
  vi.advanceTimersByTime(2 * 86_400_000);
  stop();
  vi.advanceTimersByTime(2 * 86_400_000);
  expect(times).toEqual(['2026-11-26T03:30:00.000Z', '2026-11-27T03:30:00.000Z']);
});
