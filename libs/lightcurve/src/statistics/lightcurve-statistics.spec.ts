import { describe, expect, it } from 'vitest';
import { lightcurveColumns, qualityBits, type LightcurveColumns } from '../lightcurve.js';
import { searchLightcurve } from '../periodogram/search-lightcurve.js';
import { poisson, seededRandom } from '../testing/random.js';
import { lightcurveStatistics } from './lightcurve-statistics.js';

/** Columns of whole bins of 2 s; every tenth bin is not live and has NaN in it. */
function columnsOf(binCount: number, rate: (time: number) => number, seed: number): LightcurveColumns {
  const random = seededRandom(seed);
  const columns = Object.fromEntries(
    lightcurveColumns.map(({ name }) => [name, new Float64Array(binCount)]),
  ) as Record<keyof LightcurveColumns, Float64Array>;
  for (let bin = 0; bin < binCount; bin++) {
    const time = 2 * bin + 1;
    const isLive = bin % 10 !== 9;
    const events = isLive ? poisson(2 * rate(time), random) : 0;
    columns.TIME[bin] = time;
    columns.BINS[bin] = 2;
    columns.EXPOSURE[bin] = isLive ? 2 : 0;
    columns.EVENTS[bin] = events;
    columns.GROSS[bin] = events;
    columns.COUNTS[bin] = isLive ? events : NaN;
    columns.NET[bin] = isLive ? events / 2 : NaN;
    columns.QUALITY[bin] = isLive ? 0 : qualityBits.notLive;
  }
  return columns;
}

describe('the statistics of a lightcurve', () => {
  it('of a constant source are those of Poisson’s law, gaps left out', () => {
    const columns = columnsOf(1000, () => 100, 1);
    const found = lightcurveStatistics(columns)!;
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
    const found = lightcurveStatistics(columnsOf(1000, (time) => 100 * (1 + 0.2 * Math.sin(time)), 2))!;
    expect(Math.abs(found.lsPeriodSeconds! / (2 * Math.PI) - 1)).toBeLessThan(1e-3);
    expect(found.lsFap).toBeLessThan(1e-10);
    expect(found.lsLabel).toBeNull();
    expect(found.chi2P).toBeLessThan(1e-6);
    expect(Math.abs(found.fractionalRms - 0.2 / Math.SQRT2)).toBeLessThan(0.01);
    expect(found.periodogram).toBe(true);
  });

  it('are none where too few bins are live; a search is none where no period fits', () => {
    const columns = columnsOf(3, () => 100, 3);
    expect(lightcurveStatistics({ ...columns, EXPOSURE: new Float64Array(3) })).toBeUndefined();
    expect(searchLightcurve(columns)).toBeUndefined();
    const longer = columnsOf(100, () => 100, 4);
    expect(searchLightcurve(longer, { shortestSeconds: 50, longestSeconds: 20 })).toBeUndefined();
    expect(searchLightcurve(longer)!.levels.map(({ probability }) => probability)).toEqual([
      0.1, 0.01, 0.001,
    ]);
  });
});
