import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussian, seededRandom } from '../testing/random.js';
import { falseAlarmLevel, falseAlarmProbability, falseAlarmSetting } from './false-alarm.js';
import { makeFrequencyGrid } from './frequency-grid.js';
import { lombScargle, lombScargleMethods, type LombScargleMethod } from './lomb-scargle.js';
import { normalizations, type Normalization } from './power.js';
import { centreSamples, liveSamples } from './samples.js';

const methods = Object.keys(lombScargleMethods) as readonly LombScargleMethod[];
const { cases } = JSON.parse(
  readFileSync(new URL('../../golden/periodograms.json', import.meta.url), 'utf8'),
) as {
  cases: readonly {
    mean: 'floating' | 'fixed';
    times: number[];
    values: number[];
    errors: number[] | null;
    firstIndex: number;
    stepHz: number;
    powers: Record<Normalization, number[]>;
    falseAlarm: { highestHz: number; powers: number[]; probabilities: number[] };
  }[];
};

const golden = cases.map(({ times, values, errors, ...rest }) => ({
  ...rest,
  samples: {
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    ...(errors && { errors: Float64Array.from(errors) }),
  },
}));

const highest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0);

/** Samples at random times with a sinusoid, all from a seed. */
function noisySamples(count: number, seed: number, amplitude = 1) {
  const random = seededRandom(seed);
  const times = Float64Array.from({ length: count }, () => 1000 * random());
  const values = times.map((time) => 20 + amplitude * Math.sin(time / 5) + gaussian(random));
  return { times, values, errors: times.map(() => 0.5 + random()) };
}

describe('Lomb–Scargle powers', () => {
  it.each(methods)('are astropy’s in every normalization, %s', (method) => {
    for (const { samples, powers, firstIndex, stepHz, mean } of golden)
      for (const normalization of normalizations) {
        const grid = { firstIndex, stepHz, count: powers.standard.length };
        const ours = lombScargle(samples, grid, { mean, method, normalization }).powers;
        const expected = powers[normalization];
        const scale = Math.max(...expected);
        // the cases at 10⁴ s lose digits of the phase in astropy: 10⁴ s · 0.16 Hz · 2π · 10⁻¹⁶
        ours.forEach((power, index) =>
          expect(Math.abs(power - expected[index]!) / scale).toBeLessThan(1e-10),
        );
      }
  });

  it('computed fast differ from the direct ones by less than 1e-9 of the peak on any grid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 150 }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        fc.double({ min: 2, max: 20, noNaN: true }),
        fc.nat(),
        (samples, lowest, width, oversampling, seed) => {
          const noise = noisySamples(samples, seed);
          const baseline = Math.max(...noise.times) - Math.min(...noise.times);
          const range = { lowestHz: lowest / baseline, highestHz: (lowest + width) / baseline };
          const grid = makeFrequencyGrid(baseline, range, { oversampling });
          const [direct, fast] = (['direct', 'fast'] as const).map(
            (method) => lombScargle(noise, grid, { method }).powers,
          );
          const limit = 1e-9 * highest(direct!);
          fast!.forEach((power, index) =>
            expect(Math.abs(power - direct![index]!)).toBeLessThanOrEqual(limit),
          );
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('of even bins agree up to the Nyquist frequency itself, where the sine is nought at every bin', () => {
    const { values } = noisySamples(400, 3);
    const times = Float64Array.from(values, (_, index) => 58_000 + 2 * index);
    const grid = makeFrequencyGrid(798, { highestHz: 0.25 }, { oversampling: 5 });
    const direct = lombScargle({ times, values }, grid, { method: 'direct' }).powers;
    const fast = lombScargle({ times, values }, grid).powers;
    const largest = direct.reduce((most, power, index) => Math.max(most, Math.abs(power - fast[index]!)), 0);
    expect(largest).toBeLessThan(1e-9 * highest(direct));
  });

  it('do not change with the zero of time, nor with a constant or a factor on the values', () => {
    const { times, values, errors } = noisySamples(80, 4);
    const grid = { firstIndex: 5, stepHz: 2e-4, count: 600 };
    const { powers } = lombScargle({ times, values, errors }, grid);
    const changed = [
      { times: times.map((time) => time + 2 ** 20), values, errors },
      { times, values: values.map((value) => value + 1000), errors },
      { times, values: values.map((value) => 8 * value), errors: errors.map((error) => 3 * error) },
    ];
    for (const samples of changed)
      lombScargle(samples, grid).powers.forEach((power, index) =>
        expect(power).toBeCloseTo(powers[index]!, 8),
      );
  });

  it('are nought for a constant, and refuse what is not known unless it was left out', () => {
    const times = Float64Array.of(0, 1, 2, 4, 7);
    const grid = { firstIndex: 1, stepHz: 0.02, count: 10 };
    expect(highest(lombScargle({ times, values: new Float64Array(5).fill(3) }, grid).powers)).toBe(0);
    const samples = { times, values: Float64Array.of(1, NaN, 2, 1, 5) };
    expect(() => lombScargle(samples, grid)).toThrow(RangeError);
    expect(liveSamples(samples).times).toEqual(Float64Array.of(0, 2, 4, 7));
    expect(highest(lombScargle(liveSamples(samples), grid).powers)).toBeGreaterThan(0);
  });
});

describe('the frequency grid', () => {
  it('goes from one cycle in the baseline to the highest frequency, and says when it is too large', () => {
    expect(makeFrequencyGrid(100, { highestHz: 0.5 })).toEqual({ firstIndex: 5, stepHz: 0.002, count: 246 });
    expect(() => makeFrequencyGrid(1e9, { highestHz: 1 })).toThrow('found 4999999996');
  });
});

describe('the false-alarm probability', () => {
  it('is astropy’s to 1e-9', () => {
    for (const { samples, falseAlarm } of golden) {
      const setting = falseAlarmSetting(samples, { lowestHz: 0, highestHz: falseAlarm.highestHz });
      falseAlarm.powers.forEach((power, index) => {
        const expected = falseAlarm.probabilities[index]!;
        // astropy subtracts from 1 and keeps 16 digits of that only
        expect(Math.abs(falseAlarmProbability(power, setting) - expected)).toBeLessThan(
          1e-9 * expected + 1e-15,
        );
      });
    }
  });

  it('and the level undo each other, and both fall as the other rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100_000 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.double({ min: 1, max: 14, noNaN: true }),
        (sampleCount, decades, exponent) => {
          const setting = { sampleCount, bandwidth: 10 ** decades };
          const probability = 10 ** -exponent;
          const level = falseAlarmLevel(probability, setting);
          const back = falseAlarmProbability(level, setting);
          expect(Math.abs(back / probability - 1)).toBeLessThan(1e-9);
          expect(falseAlarmProbability(level * 0.99, setting)).toBeGreaterThan(back);
          expect(falseAlarmLevel(probability / 2, setting)).toBeGreaterThan(level);
        },
      ),
      { numRuns: 200, seed: 2 },
    );
  });

  it('knows χ² of the samples, which the psd normalization is scaled by', () => {
    const samples = { times: Float64Array.of(0, 1, 2, 3), values: Float64Array.of(1, 3, 1, 3) };
    expect(centreSamples(samples).chiSquare).toBe(4);
  });
});
