import { describe, expect, it } from 'vitest';
import { gaussian, seededRandom } from '../testing/random.js';
import { makeFrequencyGrid } from './frequency-grid.js';
import { lombScargle } from './lomb-scargle.js';
import { findPeaks, hstOrbitSeconds } from './peaks.js';
import { spectralWindow } from './spectral-window.js';

/** Five orbits of 2,400 s each, bins of 20 s. */
const times = Float64Array.from(
  { length: 600 },
  (_, bin) => Math.floor(bin / 120) * hstOrbitSeconds + (bin % 120) * 20,
);
const baseline = times.at(-1)! - times[0]!;
const grid = makeFrequencyGrid(baseline, { highestHz: 1 / 40 });

describe('peaks', () => {
  it('have the period put in, to a hundredth of the resolution, and no label', () => {
    const random = seededRandom(1);
    const values = times.map((time) => 10 + Math.sin((2 * Math.PI * time) / 333) + 0.1 * gaussian(random));
    const [first] = findPeaks(lombScargle({ times, values }, grid).powers, grid, baseline);
    expect(Math.abs(first!.frequencyHz - 1 / 333)).toBeLessThan(0.01 / baseline);
    expect(first!.labels).toEqual([]);
  });

  it('are labelled when a trend repeats in every orbit, and on the peaks of the window', () => {
    const values = times.map((time) => 10 + (time % hstOrbitSeconds) / 2400);
    const window = spectralWindow({ times, values }, grid);
    const [first] = findPeaks(lombScargle({ times, values }, grid).powers, grid, baseline, { window });
    expect(first!.labels[0]!.kind).toBe('orbit');
    expect(first!.labels.map(({ kind }) => kind)).toContain('window');
  });

  it('of one orbit are labelled where a trend may make them, and not where a star may pulse', () => {
    const single = times.slice(0, 120);
    const span = single.at(-1)! - single[0]!;
    const fine = makeFrequencyGrid(span, { highestHz: 1 / 40 });
    const strongest = (value: (time: number) => number) => {
      const [peak] = findPeaks(
        lombScargle({ times: single, values: single.map(value) }, fine).powers,
        fine,
        span,
      );
      return peak!;
    };
    for (const trend of [(time: number) => time, (time: number) => (time - 1000) ** 2])
      expect(strongest(trend).labels).toContainEqual({ kind: 'orbit', harmonic: 1 });
    const pulse = strongest((time) => Math.sin((2 * Math.PI * time) / 600));
    expect(Math.abs(pulse.periodSeconds / 600 - 1)).toBeLessThan(0.01);
    expect(pulse.labels).toEqual([]);
  });

  it('lie apart by the resolution, strongest first, as many as asked for', () => {
    const random = seededRandom(2);
    const values = times.map(() => gaussian(random));
    const peaks = findPeaks(lombScargle({ times, values }, grid).powers, grid, baseline, { count: 6 });
    expect(peaks.length).toBe(6);
    expect(peaks).toEqual(peaks.toSorted((a, b) => b.power - a.power));
    const frequencies = peaks.map(({ frequencyHz }) => frequencyHz).toSorted((a, b) => a - b);
    for (let index = 1; index < 6; index++)
      expect(frequencies[index]! - frequencies[index - 1]!).toBeGreaterThanOrEqual(1 / baseline);
  });
});

describe('the spectral window', () => {
  it('is 1 where all samples are in phase, and nearly so at one cycle per orbit', () => {
    const even = Float64Array.from({ length: 50 }, (_, index) => index);
    const window = spectralWindow({ times: even, values: even }, { firstIndex: 100, stepHz: 0.01, count: 1 });
    expect(window[0]).toBeCloseTo(1, 9);
    const orbit = spectralWindow(
      { times, values: times },
      { firstIndex: 1, stepHz: 1 / hstOrbitSeconds, count: 1 },
    );
    const inOrbit = times.slice(0, 120).map((time) => (2 * Math.PI * time) / hstOrbitSeconds);
    const cos = inOrbit.reduce((sum, phase) => sum + Math.cos(phase), 0) / 120;
    const sin = inOrbit.reduce((sum, phase) => sum + Math.sin(phase), 0) / 120;
    expect(orbit[0]).toBeCloseTo(cos * cos + sin * sin, 9);
  });
});
