import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightcurveOf } from '../testing/lightcurve-columns.js';
import { poisson, seededRandom } from '../testing/random.js';
import { lightcurveStatistics } from '../statistics/lightcurve-statistics.js';
import { combinedFalseAlarm, combinedFalseAlarmLevel } from './combined-false-alarm.js';
import { searchLightcurve } from './search-lightcurve.js';

/** Two visits of 200 bins of 4 s, two hours apart, pulsing a little. */
function columnsOf(seed: number, changed: (time: number) => number = (time) => time) {
  const random = seededRandom(seed);
  const times = Float64Array.from(
    { length: 400 },
    (_, bin) => Math.floor(bin / 200) * 7200 + 4 * (bin % 200) + 2,
  );
  const events = times.map((time) => poisson(60 * (1 + 0.1 * Math.sin(time / 5)), random));
  return lightcurveOf(times.map(changed), events, 4, (bin) => 1 + Math.floor(bin / 200));
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const settings = { seed: 5, numRuns: 30 };

describe.each(['coherent', 'incoherent'] as const)('a %s search', (combined) => {
  it('does not depend on the zero of time', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1e8, max: 1e8 }), (seed, zero) => {
        const here = searchLightcurve(columnsOf(seed), { combined })!;
        const there = searchLightcurve(
          columnsOf(seed, (time) => time + zero),
          { combined },
        )!;
        expect(there.peaks[0]!.power).toBeCloseTo(here.peaks[0]!.power, 9);
        expect(there.peaks[0]!.falseAlarmProbability / here.peaks[0]!.falseAlarmProbability).toBeCloseTo(
          1,
          6,
        );
      }),
      settings,
    );
  });

  it('has peaks and chances that do not change with the unit of the values, nor with a constant on them', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 1e-16, max: 1e6, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (seed, factor, shift) => {
          const columns = columnsOf(seed);
          const changed = { ...columns, NET: columns.NET.map((net) => factor * (net + shift)) };
          const [peak] = searchLightcurve(columns, { combined })!.peaks;
          const [other] = searchLightcurve(changed, { combined })!.peaks;
          expect(other!.power).toBeCloseTo(peak!.power, 9);
          expect(other!.periodSeconds / peak!.periodSeconds).toBeCloseTo(1, 9);
        },
      ),
      settings,
    );
  });

  it('gives the stronger peak the smaller chance, and every level its chance', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { peaks, levels } = searchLightcurve(columnsOf(seed), { combined })!;
        for (const [index, peak] of peaks.slice(1).entries())
          expect(peak.falseAlarmProbability).toBeGreaterThanOrEqual(peaks[index]!.falseAlarmProbability);
        for (const { probability, power } of levels)
          for (const peak of peaks) expect(peak.falseAlarmProbability < probability).toBe(peak.power > power);
      }),
      settings,
    );
  });
});

describe('the chance of combined powers', () => {
  it('and its level undo each other, and both fall as the other rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 10, max: 5000 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 1, max: 14, noNaN: true }),
        (exposureCount, samples, decades, exponent) => {
          const setting = { exposureCount, weight: exposureCount * samples, bandwidths: [10 ** decades] };
          const probability = 10 ** -exponent;
          const level = combinedFalseAlarmLevel(probability, setting);
          expect(combinedFalseAlarm(level, setting) / probability).toBeCloseTo(1, 8);
          expect(combinedFalseAlarm(level * 0.999, setting)).toBeGreaterThanOrEqual(probability);
          expect(combinedFalseAlarmLevel(probability / 2, setting)).toBeGreaterThan(level);
        },
      ),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('the statistics of a lightcurve', () => {
  it('do not depend on the zero of time', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 1e7 }), (seed, zero) => {
        const here = lightcurveStatistics(columnsOf(seed));
        const there = lightcurveStatistics(columnsOf(seed, (time) => time + zero));
        expect(there.pearsonR).toBeCloseTo(here.pearsonR, 9);
        expect(there.lsPower).toBeCloseTo(here.lsPower!, 9);
        for (const name of ['total', 'stdev', 'chi2Dof', 'excessVariance', 'vonNeumann', 'flares'] as const)
          expect(there[name]).toBe(here[name]);
      }),
      settings,
    );
  });
});
