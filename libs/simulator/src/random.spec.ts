import { describe, expect, it } from 'vitest';
import { arrivals, createRandom } from './random.js';

const draw = (count: number, one: () => number) => Array.from({ length: count }, one);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createRandom', () => {
  it('repeats itself for the same seed and name, and for no other', () => {
    const sequence = (seed: number, name: string) => draw(5, createRandom(seed, name).uniform);
    expect(sequence(1, 'a')).toEqual(sequence(1, 'a'));
    expect(sequence(1, 'a')).not.toEqual(sequence(2, 'a'));
    expect(sequence(1, 'a')).not.toEqual(sequence(1, 'b'));
  });

  it('has the means and variances of its laws, within five standard deviations', () => {
    const count = 40_000;
    const random = createRandom(11, 'laws');
    const uniform = draw(count, random.uniform);
    const normal = draw(count, random.normal);
    const exponential = draw(count, random.exponential);
    const within = (variance: number) => 5 * Math.sqrt(variance / count);
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(within(1 / 12));
    expect(Math.abs(mean(normal))).toBeLessThan(within(1));
    expect(Math.abs(mean(normal.map((value) => value ** 2)) - 1)).toBeLessThan(within(2));
    expect(Math.abs(mean(exponential) - 1)).toBeLessThan(within(1));
    expect(Math.min(...uniform)).toBeGreaterThan(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
  });
});

describe('arrivals', () => {
  it('are in order, inside the span, and as many as the varying rate gives', () => {
    const times = [
      ...arrivals(createRandom(5, 'arrivals'), 50, {
        start: 10,
        stop: 210,
        factor: (seconds) => (seconds < 110 ? 0.5 : 1.5),
        maximum: 1.5,
      }),
    ];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(10);
    expect(times.at(-1)).toBeLessThan(210);
    const early = times.filter((seconds) => seconds < 110).length;
    expect(Math.abs(early - 2_500)).toBeLessThan(5 * Math.sqrt(2_500));
    expect(Math.abs(times.length - early - 7_500)).toBeLessThan(5 * Math.sqrt(7_500));
  });

  it('are none at a rate of zero', () => {
    expect([...arrivals(createRandom(5, 'none'), 0, { start: 0, stop: 100 })]).toEqual([]);
  });
});
