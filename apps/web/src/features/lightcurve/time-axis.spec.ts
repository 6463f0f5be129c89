import { describe, expect, it } from 'vitest';
import { timeAxis } from './time-axis.js';

const times = {
  seconds: [101, 103, 90_001, 90_003],
  widths: [2, 2, 2, 2],
  datasets: [1, 1, 2, 2],
  mjdReference: 58_000,
};

describe('the time axis', () => {
  it('lays exposures end to end when gaps are collapsed, and says so', () => {
    const { positions, breaks, title } = timeAxis(times, 'collapsed');
    const steps = [...positions].slice(1).map((each, index) => each - positions[index]!);
    expect(steps.map((each) => Number(each.toFixed(6)))).toEqual([2, 0.24, 2]);
    expect(breaks).toHaveLength(1);
    expect(title).toBe('time since MJD 58000.001157 UTC, gaps collapsed (s)');
  });

  it('keeps time as it passed otherwise', () => {
    const { positions, title, breaks } = timeAxis(times, 'elapsed');
    expect(positions[3]! - positions[0]!).toBeCloseTo(89_902, 9);
    expect(breaks).toEqual([]);
    expect(title).toBe('time since MJD 58000.001157 UTC (s)');
  });

  it('counts from the very zero that it prints', () => {
    const { positions, title } = timeAxis(times, 'elapsed');
    const zero = Number(/MJD ([\d.]+)/.exec(title)![1]);
    for (const [bin, position] of positions.entries())
      expect((zero - 58_000) * 86_400 + position).toBeCloseTo(times.seconds[bin]!, 5);
  });

  it('gives long spans in days', () => {
    const { positions, title } = timeAxis({ ...times, seconds: [101, 103, 900_001, 900_003] }, 'elapsed');
    expect(title).toMatch(/\(d\)$/);
    expect(positions[2]! - positions[0]!).toBeCloseTo(899_900 / 86_400, 9);
  });

  it('shows every bin', () => {
    const { positions, range } = timeAxis(times, 'collapsed');
    expect(range[0]).toBeLessThan(positions[0]!);
    expect(range[1]).toBeGreaterThan(positions.at(-1)!);
  });
});
