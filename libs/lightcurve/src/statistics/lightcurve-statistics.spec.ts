import { describe, expect, it } from 'vitest';
import { qualityBits, type LightcurveColumns } from '../lightcurve.js';
import { scalePower } from '../periodogram/power.js';
import { searchLightcurve } from '../periodogram/search-lightcurve.js';
import { lightcurveOf } from '../testing/lightcurve-columns.js';
import { poisson, seededRandom } from '../testing/random.js';
import { classifyLightcurve } from './classify-lightcurve.js';
import { lightcurveStatistics } from './lightcurve-statistics.js';

/** Whole bins of 2 s; every tenth bin is not live and has NaN in it. */
function columnsOf(binCount: number, rate: (time: number) => number, seed: number): LightcurveColumns {
  const random = seededRandom(seed);
  const times = Float64Array.from({ length: binCount }, (_, bin) => 2 * bin + 1);
  const events = times.map((time, bin) => (bin % 10 === 9 ? NaN : poisson(2 * rate(time), random)));
  return lightcurveOf(times, events, 2);
}

/** Visits of 240 bins of 5 s, days apart, each on a level of its own. */
function visitsOf(levels: readonly number[], daysApart: number, seed: number): LightcurveColumns {
  const random = seededRandom(seed);
  const bins = 240;
  const times = Float64Array.from(
    { length: bins * levels.length },
    (_, bin) => Math.floor(bin / bins) * daysApart * 86_400 + 5 * (bin % bins) + 2.5,
  );
  const events = times.map((_, bin) => poisson(levels[Math.floor(bin / bins)]!, random));
  return lightcurveOf(times, events, 5, (bin) => 1 + Math.floor(bin / bins));
}

describe('the statistics of a lightcurve', () => {
  it('of a constant source are those of Poisson’s law, gaps left out', () => {
    const columns = columnsOf(1000, () => 100, 1);
    const found = lightcurveStatistics(columns);
    expect(found.total).toBe(columns.EVENTS.reduce((sum, count) => sum + count, 0));
    expect(found.mean).toBeCloseTo(found.total / 900, 9);
    // 4 σ of √(1 / (2 · 900))
    expect(Math.abs(found.poissonFactorGross - 1)).toBeLessThan(0.1);
    expect(found.chi2P).toBeGreaterThan(1e-3);
    expect([found.bayesianBlocks, found.bayesianBlocksMaxJump, found.flares]).toEqual([1, 0, 0]);
    expect(Math.abs(found.excessVariance)).toBeLessThan(4 * found.excessVarianceError);
    expect(found.lsFap).toBeGreaterThan(0.01);
    expect(found.periodogram).toBe(false);
  });

  it('of a pulsating one tell the period, its chance, and that HST has none like it', () => {
    const found = lightcurveStatistics(columnsOf(1000, (time) => 100 * (1 + 0.2 * Math.sin(time)), 2));
    expect(Math.abs(found.lsPeriodSeconds! / (2 * Math.PI) - 1)).toBeLessThan(1e-3);
    expect(found.lsFap).toBeLessThan(1e-10);
    expect(found.lsLabel).toBeNull();
    expect(found.chi2P).toBeLessThan(1e-6);
    expect(Math.abs(found.fractionalRms - 0.2 / Math.SQRT2)).toBeLessThan(0.01);
    expect(found.periodogram).toBe(true);
  });

  it('of visits on different levels are those of each visit, the documented ones alone of the whole', () => {
    const columns = visitsOf([100, 150, 80], 200, 5);
    const found = lightcurveStatistics(columns);
    expect(found.chi2P).toBeGreaterThan(1e-3);
    expect(Math.abs(found.poissonFactorGross - 1)).toBeLessThan(0.1);
    expect(Math.abs(found.excessVariance)).toBeLessThan(4 * found.excessVarianceError);
    expect(Math.abs(found.vonNeumann - 2)).toBeLessThan(0.3);
    expect([found.bayesianBlocks, found.bayesianBlocksMaxJump, found.flares]).toEqual([1, 0, 0]);
    // the whole curve's scatter is that of the levels
    expect(found.poissonFactor).toBeGreaterThan(2);
    expect(found.periodogram).toBe(false);
    expect(found.lsFap).toBeGreaterThan(0.01);
    expect(searchLightcurve(columns)).toMatchObject({
      combined: 'incoherent',
      exposureCount: 3,
      window: undefined,
    });
    expect(searchLightcurve(columns, { combined: 'coherent', shortestSeconds: 5000 })!.combined).toBe(
      'coherent',
    );
  });

  it('do not depend on when a visit was', () => {
    const near = lightcurveStatistics(visitsOf([100, 150, 80], 200, 6));
    const far = lightcurveStatistics(visitsOf([100, 150, 80], 1000, 6));
    for (const name of ['chi2Dof', 'excessVariance', 'vonNeumann', 'poissonFactorGross'] as const)
      expect(far[name]).toBe(near[name]);
    expect(far.lsPower).toBeCloseTo(near.lsPower!, 6);
  });

  it('do not mind the sliver of a bin at the end of good time, with a photon in it or without', () => {
    const columns = visitsOf([100, 100], 1, 12);
    const found = [0, 1].map((events) => {
      const cut = structuredClone(columns);
      for (const bin of [239, 479]) {
        cut.EXPOSURE[bin] = 0.001;
        cut.EVENTS[bin] = cut.GROSS[bin] = cut.COUNTS[bin] = events;
        cut.NET[bin] = events / 0.001;
      }
      return lightcurveStatistics(cut);
    });
    for (const { chi2P, excessVariance, excessVarianceError, vonNeumann, poissonFactorGross } of found) {
      expect(chi2P).toBeGreaterThan(1e-3);
      expect(Math.abs(excessVariance)).toBeLessThan(4 * excessVarianceError);
      expect(excessVarianceError).toBeLessThan(0.01);
      expect(Math.abs(vonNeumann - 2)).toBeLessThan(0.3);
      expect(Math.abs(poissonFactorGross - 1)).toBeLessThan(0.15);
    }
  });

  it('leave out bins in which a segment is dark: fewer photons, and no NET', () => {
    const columns = visitsOf([100], 1, 14);
    for (let bin = 0; bin < 40; bin++) {
      columns.EVENTS[bin] = columns.GROSS[bin] = columns.COUNTS[bin] = 50;
      columns.NET[bin] = NaN;
      columns.QUALITY[bin] = qualityBits.segmentMissing | qualityBits.partlyLive;
    }
    const found = lightcurveStatistics(columns);
    expect(found.chi2P).toBeGreaterThan(1e-3);
    expect(Math.abs(found.excessVariance)).toBeLessThan(4 * found.excessVarianceError);
    expect(Math.abs(found.vonNeumann - 2)).toBeLessThan(0.4);
    expect(found.bayesianBlocks).toBe(1);
    expect(found.lsFap).toBeGreaterThan(0.01);
  });

  it('have no excess variance where the background is most of the photons, taken from its own or from its mean', () => {
    const random = seededRandom(13);
    const sigmas = [true, false].map((isFromPhotons) => {
      const found = Array.from({ length: 200 }, () => {
        const times = Float64Array.from({ length: 300 }, (_, bin) => 2 * bin + 1);
        // 0.4 of the source's photons and 1 of the background's in the box; beside it 2.5 that stand for the latter
        const columns = lightcurveOf(
          times,
          times.map(() => poisson(1.4, random)),
          2,
        );
        for (const bin of times.keys()) {
          columns.BACKGROUND_EVENTS[bin] = poisson(2.5, random);
          columns.BACKGROUND[bin] = isFromPhotons ? 0.4 * columns.BACKGROUND_EVENTS[bin]! : 1;
          columns.COUNTS[bin] = columns.GROSS[bin]! - columns.BACKGROUND[bin]!;
          columns.NET[bin] = columns.COUNTS[bin]! / 2;
        }
        const { excessVariance, excessVarianceError } = lightcurveStatistics(columns);
        return excessVariance / excessVarianceError;
      });
      return found.reduce((sum, sigma) => sum + sigma, 0) / found.length;
    });
    // mean of 200: its error is 0.07; the mean in the denominator makes it lean a little
    for (const sigma of sigmas) expect(Math.abs(sigma)).toBeLessThan(0.25);
  });

  it('find a dip that repeats, its period and how deep it is', () => {
    const dip = (time: number) => (time % 317 < 24 ? 70 : 100);
    const found = lightcurveStatistics(columnsOf(2000, dip, 7));
    // the dip may be found at a multiple too; its own period explains most
    expect(Math.abs((found.blsPeriodDays! * 86_400) / 317 - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.blsDepth! - 0.3)).toBeLessThan(0.06);
  });

  it('take the orbit from the exposure where it is told', () => {
    const rate = (time: number) => 100 * (1 + 0.3 * Math.sin((2 * Math.PI * time) / 5000));
    const columns = columnsOf(20_000, rate, 8);
    expect(lightcurveStatistics(columns).lsLabel).toBeNull();
    expect(lightcurveStatistics(columns, { orbitSeconds: 5000 }).lsLabel).toBe('HST orbit');
  });

  it('are unknown where too few bins are live; a search is none where no period fits', () => {
    const columns = columnsOf(3, () => 100, 3);
    const none = lightcurveStatistics({ ...columns, EXPOSURE: new Float64Array(3) });
    expect(none).toMatchObject({
      total: 0,
      mean: NaN,
      chi2P: NaN,
      bayesianBlocks: null,
      lsFap: null,
      flares: 0,
    });
    expect(none).toMatchObject({ periodogram: false, blsPeriodDays: null });
    expect(searchLightcurve(columns)).toBeUndefined();
    const longer = columnsOf(100, () => 100, 4);
    expect(searchLightcurve(longer, { shortestSeconds: 50, longestSeconds: 20 })).toBeUndefined();
    expect(searchLightcurve(longer)!.levels.map(({ probability }) => probability)).toEqual([
      0.1, 0.01, 0.001,
    ]);
  });
});

describe('a search', () => {
  it('gives powers, peaks and levels in the normalization asked for, and the same chances', () => {
    const columns = columnsOf(600, (time) => 100 * (1 + 0.1 * Math.sin(time / 3)), 9);
    const standard = searchLightcurve(columns, { count: 3 })!;
    for (const normalization of ['model', 'log', 'psd'] as const) {
      const other = searchLightcurve(columns, { count: 3, normalization })!;
      const { chiSquare } = standard.periodogram;
      const scale = (power: number) => scalePower(power, normalization, chiSquare);
      expect(other.periodogram.powers).toEqual(standard.periodogram.powers.map(scale));
      expect(other.peaks).toEqual(standard.peaks.map((peak) => ({ ...peak, power: scale(peak.power) })));
      expect(other.levels).toEqual(
        standard.levels.map(({ probability, power }) => ({ probability, power: scale(power) })),
      );
    }
    // of white noise of the errors given, psd has mean 1
    const noise = searchLightcurve(
      columnsOf(2000, () => 100, 10),
      { normalization: 'psd' },
    )!.periodogram.powers;
    expect(Math.abs(noise.reduce((sum, power) => sum + power, 0) / noise.length - 1)).toBeLessThan(0.1);
  });

  it('visits as many frequencies per peak as asked for', () => {
    const columns = columnsOf(600, () => 100, 11);
    const counts = [2, 10].map(
      (oversampling) => searchLightcurve(columns, { oversampling })!.periodogram.grid.count,
    );
    expect(counts[1]! / counts[0]!).toBeCloseTo(5, 1);
  });
});

describe('the exploratory tables', () => {
  const told = { lsFap: 1e-4, lsLabel: null };
  it('tell a period of its own from noise, from HST’s, and from nothing', () => {
    expect(classifyLightcurve(told)).toBe('interesting');
    expect(classifyLightcurve({ ...told, lsFap: 0.011 })).toBe('boring');
    expect(classifyLightcurve({ ...told, lsLabel: 'HST orbit / 2' })).toBe('boring');
    expect(classifyLightcurve({ lsFap: null, lsLabel: null })).toBe('null');
    expect(classifyLightcurve(undefined)).toBe('null');
  });

  it('have no more than 1 % of constant sources among the interesting', () => {
    const classes = Array.from({ length: 300 }, (_, seed) =>
      classifyLightcurve(lightcurveStatistics(columnsOf(150, () => 30, 1000 + seed))),
    );
    // binomial, 1 %: 8 of 300 or more by chance in 1 % of cases
    expect(classes.filter((each) => each === 'interesting').length).toBeLessThan(8);
    expect(classes.filter((each) => each === 'null')).toEqual([]);
  });
});
