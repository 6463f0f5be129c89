import { describe, expect, it } from 'vitest';
import { gaussian, poisson, seededRandom } from '../testing/random.js';
import { bootstrapProbability } from './bootstrap.js';
import { combinePeriodograms } from './combine.js';
import { falseAlarmProbability, falseAlarmSetting } from './false-alarm.js';
import { makeFrequencyGrid } from './frequency-grid.js';
import { lombScargle } from './lomb-scargle.js';
import { findPeaks, hstOrbitSeconds, type Peak } from './peaks.js';
import type { Samples } from './samples.js';

/** The strongest peak up to the Nyquist frequency of the bins, and its false-alarm probability. */
function strongest(samples: Samples, binSeconds: number): Peak & { readonly probability: number } {
  const { times } = samples;
  const baseline = times.at(-1)! - times[0]!;
  const highestHz = 1 / (2 * binSeconds);
  const grid = makeFrequencyGrid(baseline, { highestHz });
  const [peak] = findPeaks(lombScargle(samples, grid).powers, grid, baseline, { count: 1 });
  const setting = falseAlarmSetting(samples, { lowestHz: 1 / baseline, highestHz });
  return { ...peak!, probability: falseAlarmProbability(peak!.power, setting) };
}

const binned = (count: number, binSeconds: number) =>
  Float64Array.from({ length: count }, (_, bin) => (bin + 0.5) * binSeconds);

/** So many of `trials` at 1 % are exceeded by chance in less than a per cent of cases. */
function upperLimit(trials: number): number {
  let cumulative = 0;
  let chance = 0.99 ** trials;
  for (let count = 0; ; count++) {
    cumulative += chance;
    if (cumulative > 0.99) return count;
    chance *= ((trials - count) / (count + 1)) * (0.01 / 0.99);
  }
}

describe('at a false-alarm probability of 1 %', () => {
  it('no more than 1 % of 2,000 constant curves are flagged by the bound', () => {
    const random = seededRandom(100);
    const times = binned(60, 10);
    let flagged = 0;
    for (let curve = 0; curve < 2000; curve++) {
      const values = times.map(() => poisson(30, random));
      if (strongest({ times, values }, 10).probability < 0.01) flagged++;
    }
    expect(flagged).toBeLessThanOrEqual(upperLimit(2000));
  });

  it('1 % of 2,000 constant curves are flagged by shuffling, no fewer', () => {
    const random = seededRandom(101);
    const times = binned(14, 10).map((time) => time + 5 * random());
    const grid = makeFrequencyGrid(135, { highestHz: 1 / 20 }, { oversampling: 2 });
    let flagged = 0;
    for (let curve = 0; curve < 2000; curve++) {
      const values = times.map(() => poisson(5, random));
      if (bootstrapProbability({ times, values }, grid, 99, random, { method: 'direct' }) <= 0.01) flagged++;
    }
    expect(flagged).toBeLessThanOrEqual(upperLimit(2000));
    // 9 or fewer have a chance of 0.5 %
    expect(flagged).toBeGreaterThan(9);
  });

  it('no more than 1 % of single visits without a signal are', () => {
    const random = seededRandom(102);
    const times = binned(600, 4);
    let flagged = 0;
    for (let curve = 0; curve < 200; curve++) {
      const values = times.map(() => poisson(40, random));
      if (strongest({ times, values }, 4).probability < 0.01) flagged++;
    }
    expect(flagged).toBeLessThanOrEqual(upperLimit(200));
  });

  it('five orbits with a trend of 5 % in each are labelled orbital, and claim no period', () => {
    const random = seededRandom(103);
    const inOrbit = binned(120, 20);
    const times = Float64Array.from(
      { length: 600 },
      (_, bin) => Math.floor(bin / 120) * hstOrbitSeconds + inOrbit[bin % 120]!,
    );
    let claimed = 0;
    let orbital = 0;
    for (let curve = 0; curve < 100; curve++) {
      const values = times.map((time) =>
        poisson(400 * (1 + 0.05 * ((time % hstOrbitSeconds) / 2400 - 0.5)), random),
      );
      const { probability, labels } = strongest({ times, values }, 20);
      if (probability < 0.01 && labels.length === 0) claimed++;
      if (probability < 0.01 && labels.some(({ kind }) => kind === 'orbit')) orbital++;
    }
    expect(claimed).toBeLessThanOrEqual(upperLimit(100));
    // the trend itself is seen
    expect(orbital).toBeGreaterThan(50);
  });
});

describe('a coherent signal of 3 %, 6 to 20 s, at 200 counts/s in 2,400 s', () => {
  it('is found in at least 39 of 40 seeds: period within 1 %, false-alarm probability below 1e-3', () => {
    const times = binned(1200, 2);
    let found = 0;
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(seed);
      const period = 6 + 14 * random();
      const values = times.map((time) =>
        poisson(400 * (1 + 0.03 * Math.sin((2 * Math.PI * time) / period)), random),
      );
      const { periodSeconds, probability } = strongest({ times, values }, 2);
      if (Math.abs(periodSeconds / period - 1) < 0.01 && probability < 1e-3) found++;
    }
    expect(found).toBeGreaterThanOrEqual(39);
  });
});

describe('exposures combined incoherently', () => {
  const grid = { firstIndex: 5, stepHz: 1 / 5000, count: 500 };
  const times = binned(200, 5);
  const exposure = (amplitude: number, random: () => number) => {
    const phase = 2 * Math.PI * random();
    const values = times.map(
      (time) => gaussian(random) + amplitude * Math.sin((2 * Math.PI * time) / 40 + phase),
    );
    return lombScargle({ times, values }, grid);
  };

  it('have chances true to their word at a frequency, and find what none shows alone', () => {
    const random = seededRandom(5);
    let low = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const single = { ...grid, firstIndex: 100, count: 1 };
      const noise = [1, 2, 3].map(() =>
        lombScargle({ times, values: times.map(() => gaussian(random)) }, single, { method: 'direct' }),
      );
      if (combinePeriodograms(noise).probabilities[0]! < 0.05) low++;
    }
    // 5 % of 1,000, 3 σ
    expect(Math.abs(low - 50)).toBeLessThan(3 * Math.sqrt(47.5));
    const { probabilities } = combinePeriodograms(Array.from({ length: 8 }, () => exposure(0.35, random)));
    const best = probabilities.reduce(
      (least, value, index) => (value < probabilities[least]! ? index : least),
      0,
    );
    expect(Math.abs((grid.firstIndex + best) * grid.stepHz - 1 / 40)).toBeLessThan(1 / 1000);
    expect(probabilities[best]).toBeLessThan(1e-6);
  });

  it('refuses other normalizations and grids', () => {
    const one = exposure(0, seededRandom(1));
    expect(() => combinePeriodograms([])).toThrow(RangeError);
    expect(() => combinePeriodograms([one, { ...one, normalization: 'log' }])).toThrow('found log');
    expect(() => combinePeriodograms([one, { ...one, grid: { ...grid, firstIndex: 6 } }])).toThrow(
      'one grid',
    );
  });
});
