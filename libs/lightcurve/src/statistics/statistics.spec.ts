import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gaussian, poisson, seededRandom } from '../testing/random.js';
import { makeFrequencyGrid } from '../periodogram/frequency-grid.js';
import { lombScargle } from '../periodogram/lomb-scargle.js';
import { documentedStatistics, periodogramFlag } from './documented-statistics.js';
import { incompleteBeta } from './incomplete-beta.js';
import { upperIncompleteGamma } from './incomplete-gamma.js';
import { logGamma } from './log-gamma.js';
import {
  constantTest,
  excessVariance,
  grossConstantTest,
  grossPoissonFactor,
  vonNeumannRatio,
} from './variability.js';

interface Curve {
  readonly times: number[];
  readonly counts: number[];
  readonly errors: number[];
  readonly chiSquare: number;
  readonly chiSquareProbability: number;
  readonly grossProbability: number;
  readonly pearsonP: number;
}
const golden = JSON.parse(readFileSync(new URL('../../golden/statistics.json', import.meta.url), 'utf8')) as {
  curves: readonly (Curve & Record<string, number>)[];
  functions: { logGamma: number[][]; upperIncompleteGamma: number[][]; incompleteBeta: number[][] };
};

function expectClose(value: number, expected: number, relative: number) {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('special functions', () => {
  it('are scipy’s', () => {
    const { functions } = golden;
    for (const [x, expected] of functions.logGamma) expectClose(logGamma(x!), expected!, 1e-13);
    for (const [a, x, expected] of functions.upperIncompleteGamma)
      expectClose(upperIncompleteGamma(a!, x!), expected!, 1e-11);
    for (const [x, a, b, expected] of functions.incompleteBeta)
      expectClose(incompleteBeta(x!, a!, b!), expected!, 1e-10);
  });
});

describe('the documented statistics', () => {
  it.each(golden.curves.map((curve) => [curve.times.length, curve] as const))(
    'of %i bins are numpy’s and scipy’s: 1e-12, p-values 1e-9',
    (_, curve) => {
      const times = Float64Array.from(curve.times);
      const { pearsonP, ...figures } = documentedStatistics(times, Float64Array.from(curve.counts));
      for (const [name, value] of Object.entries(figures)) {
        // r near 0 is a difference of large numbers: 1e-12 of the whole range
        if (name === 'pearsonR') expect(Math.abs(value - curve[name]!)).toBeLessThan(1e-12);
        else expectClose(value, curve[name]!, 1e-12);
      }
      expectClose(pearsonP, curve.pearsonP, 1e-9);
    },
  );

  it('flag a strong period, not noise', () => {
    const random = seededRandom(8);
    const times = Float64Array.from({ length: 300 }, (_, bin) => 2 * bin);
    const powers = (values: Float64Array) =>
      lombScargle({ times, values }, makeFrequencyGrid(598, { highestHz: 1 / 4 })).powers;
    const noise = times.map(() => poisson(50, random));
    expect(periodogramFlag(powers(noise))).toBe(false);
    const pulse = times.map((time) => poisson(50 * (1 + 0.3 * Math.sin(time / 3)), random));
    expect(periodogramFlag(powers(pulse))).toBe(true);
  });
});

describe('the tests against a constant', () => {
  it('are scipy’s: χ² of weighted values, and of counts', () => {
    for (const { counts, errors, ...expected } of golden.curves) {
      const values = Float64Array.from(counts);
      const { chiSquare, probability } = constantTest(values, Float64Array.from(errors));
      expectClose(chiSquare, expected.chiSquare, 1e-12);
      expectClose(probability, expected.chiSquareProbability, 1e-9);
      const gross = grossConstantTest(values, new Float64Array(counts.length).fill(2));
      expectClose(gross.probability, expected.grossProbability, 1e-9);
    }
  });

  it('have uniform p-values for a constant source, and a Poisson factor of 1 (2,000 curves, Kolmogorov–Smirnov)', () => {
    const random = seededRandom(2026);
    const curves = 2000;
    const probabilities: number[] = [];
    let factors = 0;
    for (let curve = 0; curve < curves; curve++) {
      const exposures = Float64Array.from({ length: 60 }, () => 0.5 + random());
      const events = exposures.map((live) => poisson(40 * live, random));
      probabilities.push(grossConstantTest(events, exposures).probability);
      factors += grossPoissonFactor(events, exposures) / curves;
    }
    probabilities.sort((a, b) => a - b);
    const distance = Math.max(
      ...probabilities.map((p, rank) => Math.max(p - rank / curves, (rank + 1) / curves - p)),
    );
    // 1 % of uniform samples are farther from the law: 1.628 / √N
    expect(distance).toBeLessThan(1.628 / Math.sqrt(curves));
    expect(Math.abs(factors - 1)).toBeLessThan(0.02);
  });
});

describe('excess variance', () => {
  it('finds the fractional rms put in, its error the scatter of many curves', () => {
    const random = seededRandom(3);
    const errors = new Float64Array(200).fill(5);
    const found = Array.from({ length: 300 }, () =>
      excessVariance(
        errors.map((_, bin) => 100 + 10 * Math.SQRT2 * Math.sin(bin * 0.7) + 5 * gaussian(random)),
        errors,
      ),
    );
    const mean = found.reduce((sum, { fractionalRms }) => sum + fractionalRms, 0) / 300;
    const scatter = Math.sqrt(
      found.reduce((sum, { fractionalRms }) => sum + (fractionalRms - mean) ** 2, 0) / 299,
    );
    expect(Math.abs(mean - 0.1)).toBeLessThan(0.001);
    expect(scatter / found[0]!.fractionalRmsError).toBeGreaterThan(0.85);
    expect(scatter / found[0]!.fractionalRmsError).toBeLessThan(1.15);
  });

  it('is below nought where errors explain more than all, and then tells no rms', () => {
    const result = excessVariance(Float64Array.of(9, 10, 11), Float64Array.of(2, 2, 2));
    // S² = 1, errors² = 4, mean² = 100
    expect(result.excess).toBeCloseTo(-0.03, 12);
    expect(result.fractionalRms).toBeNaN();
  });
});

describe('the von Neumann ratio', () => {
  it('is 2 N / (N − 1) on average for noise, and small for a slow drift', () => {
    // Σ of squared steps is 3, of squared deviations 5
    expect(vonNeumannRatio(Float64Array.of(1, 2, 3, 4))).toBeCloseTo((3 / 5) * (4 / 3), 12);
    const random = seededRandom(4);
    let mean = 0;
    for (let curve = 0; curve < 2000; curve++)
      mean += vonNeumannRatio(Float64Array.from({ length: 20 }, () => gaussian(random))) / 2000;
    expect(Math.abs(mean - 40 / 19)).toBeLessThan(0.04);
  });
});
