import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gaussian, poisson, seededRandom } from '../testing/random.js';
import { blocksOfBins, blocksOfEvents, blocksOfMeasurements, largestJump } from './bayesian-blocks.js';
import { findFlares } from './flares.js';
import { autocorrelation, structureFunction } from './lags.js';

const { blocks } = JSON.parse(
  readFileSync(new URL('../../golden/statistics.json', import.meta.url), 'utf8'),
) as {
  blocks: {
    events: { times: number[]; edges: number[] };
    measures: { times: number[]; values: number[]; error: number; edges: number[] };
  };
};

/** The times at which blocks meet, as astropy tells them: half way between samples. */
function edgesOf(times: readonly number[], firsts: readonly number[]): number[] {
  const inner = firsts.slice(1).map((first) => (times[first - 1]! + times[first]!) / 2);
  return [times[0]!, ...inner, times.at(-1)!];
}

describe('Bayesian blocks', () => {
  it('are astropy’s, of events and of measurements', () => {
    const { events, measures } = blocks;
    const ofEvents = blocksOfEvents(Float64Array.from(events.times));
    expect(
      edgesOf(
        events.times,
        ofEvents.map(({ first }) => first),
      ),
    ).toEqual(events.edges);
    const values = Float64Array.from(measures.values);
    const ofMeasurements = blocksOfMeasurements(values, new Float64Array(values.length).fill(measures.error));
    expect(
      edgesOf(
        measures.times,
        ofMeasurements.map(({ first }) => first),
      ),
    ).toEqual(measures.edges);
    expect(ofMeasurements.length).toBeGreaterThan(1);
  });

  it('of bins find the step put in, whatever the live times, and one block for a constant', () => {
    const random = seededRandom(6);
    const exposures = Float64Array.from({ length: 100 }, () => 1 + 9 * random());
    const step = exposures.map((live, bin) => poisson((bin < 40 ? 10 : 15) * live, random));
    const found = blocksOfBins(step, exposures);
    expect(found.map(({ first }) => first)).toEqual([0, 40]);
    // 2,200 and 5,000 photons: 1 σ of the jump is 0.023
    expect(Math.abs(largestJump(found, 13) - 5 / 13)).toBeLessThan(4 * 0.023);
    let cuts = 0;
    for (let curve = 0; curve < 300; curve++)
      cuts +=
        blocksOfBins(
          exposures.map((live) => poisson(10 * live, random)),
          exposures,
        ).length > 1
          ? 1
          : 0;
    // 1 % of 300; more than 8 have a chance of 0.4 %
    expect(cuts).toBeLessThanOrEqual(8);
  });
});

describe('the cells at which a block may begin', () => {
  /** Every cut there is, as Scargle et al. have it. */
  const cutSlowly = (
    sums: Float64Array,
    sizes: Float64Array,
    fitness: (sum: number, size: number) => number,
  ) => {
    const price = 4 - Math.log(73.53 * 0.01 * sums.length ** -0.478);
    const best: number[] = [];
    const beginning: number[] = [];
    for (let end = 0; end < sums.length; end++) {
      let [sum, size, most, from] = [0, 0, -Infinity, 0];
      for (let first = end; first >= 0; first--) {
        sum += sums[first]!;
        size += sizes[first]!;
        const value = fitness(sum, size) - price + (first > 0 ? best[first - 1]! : 0);
        if (value > most) [most, from] = [value, first];
      }
      best.push(most);
      beginning.push(from);
    }
    const firsts: number[] = [];
    for (let end = sums.length; end > 0; end = firsts[0]!) firsts.unshift(beginning[end - 1]!);
    return firsts;
  };

  it('leave out none that matters: blocks are those of the whole search', () => {
    const random = seededRandom(11);
    for (let curve = 0; curve < 200; curve++) {
      const count = 2 + Math.floor(300 * random());
      const steps = Array.from({ length: 6 }, () => 10 ** (3 * random() - 1.5));
      const place = (bin: number) => Math.floor((bin / count) * (1 + (curve % 6)));
      const exposures = Float64Array.from({ length: count }, () => 0.1 + random());
      const events = exposures.map((live, bin) => poisson(steps[place(bin)]! * live, random));
      const ofCounts = cutSlowly(events, exposures, (sum, size) =>
        sum > 0 ? sum * Math.log(sum / size) : 0,
      );
      expect(blocksOfBins(events, exposures).map(({ first }) => first)).toEqual(ofCounts);
      const errors = exposures.map((live) => 0.3 / live);
      const values = exposures.map((_, bin) => steps[place(bin)]! - 3 + errors[bin]! * gaussian(random));
      const weights = errors.map((error) => 1 / error ** 2);
      const weighted = values.map((value, bin) => value * weights[bin]!);
      const ofMeasures = cutSlowly(weighted, weights, (sum, size) => (sum * sum) / (2 * size));
      expect(blocksOfMeasurements(values, errors).map(({ first }) => first)).toEqual(ofMeasures);
    }
  });

  it('are few: a long curve of a constant source is one block, and one without photons too', () => {
    const random = seededRandom(12);
    const exposures = new Float64Array(200_000).fill(1);
    expect(
      blocksOfBins(
        exposures.map(() => poisson(3, random)),
        exposures,
      ),
    ).toHaveLength(1);
    expect(blocksOfBins(new Float64Array(10), new Float64Array(10).fill(1))).toHaveLength(1);
  });
});

describe('flares', () => {
  const exposures = new Float64Array(200).fill(10);
  const curve = (rate: (bin: number) => number, seed: number) => {
    const random = seededRandom(seed);
    return exposures.map((live, bin) => poisson(rate(bin) * live, random));
  };
  const flaring = (bin: number) =>
    20 * (1 + (bin < 60 ? 0 : 3 * Math.exp((60 - bin) / 6)) + (bin === 59 ? 0.5 : 0));

  it('are found with their start, peak and equivalent duration', () => {
    const found = findFlares(curve(flaring, 1), exposures, new Uint8Array(200).fill(1));
    expect(found.length).toBe(1);
    expect(found[0]!.first).toBe(59);
    expect(Math.abs(found[0]!.peak - 60)).toBeLessThanOrEqual(1);
    // 10 s · (0.5 + 3 Σ exp(−k/6) = 19.5), less some 14 s that stay below 3 σ
    expect(Math.abs(found[0]!.equivalentDurationSeconds - 187)).toBeLessThan(15);
    expect(found[0]!.significance).toBeGreaterThan(10);
  });

  it('are not seen in noise, in bins that are not usable, nor where a trend ends at a gap', () => {
    const all = new Uint8Array(200).fill(1);
    for (let seed = 0; seed < 50; seed++)
      expect(
        findFlares(
          curve(() => 20, seed),
          exposures,
          all,
        ),
      ).toEqual([]);
    const lamp = all.map((_, bin) => (bin >= 55 && bin < 90 ? 0 : 1));
    expect(findFlares(curve(flaring, 1), exposures, lamp)).toEqual([]);
    const gap = all.map((_, bin) => (bin >= 100 && bin < 120 ? 0 : 1));
    const rising = (bin: number) => (bin < 100 ? 20 + Math.max(0, bin - 90) * 1.5 : 20);
    expect(findFlares(curve(rising, 2), exposures, gap)).toEqual([]);
    expect(findFlares(new Float64Array(200), exposures, all)).toEqual([]);
  });
});

describe('structure function and autocorrelation', () => {
  const sine = Float64Array.from({ length: 4000 }, (_, bin) =>
    bin % 200 < 120 ? Math.sin((2 * Math.PI * bin) / 20) : NaN,
  );

  it('of a sinusoid with gaps are 1 − cos and cos of the lag', () => {
    const structure = structureFunction(sine, new Float64Array(4000), 2, 20);
    const correlation = autocorrelation(sine, 2, 20);
    // at these lags the pairs of each stretch of 120 bins cover whole half periods
    for (const [lag, cos] of [
      [10, -1],
      [20, 1],
    ] as const) {
      expect(structure.values[lag - 1]).toBeCloseTo(1 - cos, 9);
      expect(correlation.values[lag - 1]).toBeCloseTo(cos, 9);
      expect(structure.lagSeconds[lag - 1]).toBe(2 * lag);
      expect(structure.pairCounts[lag - 1]).toBe(20 * (120 - lag));
    }
  });

  it('take measurement noise off, and say NaN where no pair has a lag', () => {
    const random = seededRandom(9);
    const errors = new Float64Array(4000).fill(0.5);
    const noise = errors.map((error) => error * gaussian(random));
    expect(Math.abs(structureFunction(noise, errors, 1, 1).values[0]!)).toBeLessThan(0.03);
    expect(Math.abs(autocorrelation(noise, 1, 1).values[0]!)).toBeLessThan(0.06);
    expect(autocorrelation(Float64Array.of(1, NaN, 2, NaN), 1, 1).values[0]).toBeNaN();
  });
});
