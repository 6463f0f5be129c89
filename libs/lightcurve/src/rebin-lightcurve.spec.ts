import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from './extraction.js';
import { lightcurveColumns, qualityBits, type LightcurveColumns } from './lightcurve.js';
import { rebinLightcurve } from './rebin-lightcurve.js';
import { exposureOf, tickSeconds } from './testing/test-exposure.js';

const seconds = (ticks: number) => ticks * tickSeconds;
const sum = (values: Float64Array) => values.reduce((total, value) => total + (value || 0), 0);

/** Photons of a steady source with a gap in good time, in bins of so many ticks. */
async function extracted(ticks: readonly number[], ticksPerBin: number): Promise<LightcurveColumns> {
  const goodTimes = [
    { start: 0, stop: seconds(900) },
    { start: seconds(1500), stop: seconds(3000) },
  ];
  const within = ticks.filter((tick) => tick <= 900 || tick > 1500);
  const exposure = exposureOf(within, goodTimes);
  return (await extractLightcurve(exposure, { stepSeconds: seconds(ticksPerBin) })).columns;
}

const anyTicks = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 400 });

describe('rebinning', () => {
  it('conserves photons, counts, live time and width', async () => {
    await fc.assert(
      fc.asyncProperty(anyTicks, fc.integer({ min: 1, max: 60 }), async (ticks, binsPerBin) => {
        const fine = await extracted(ticks, 50);
        const coarse = rebinLightcurve(fine, binsPerBin);
        for (const name of ['EVENTS', 'BACKGROUND_EVENTS'] as const)
          expect(sum(coarse[name])).toBe(sum(fine[name]));
        for (const name of ['GROSS', 'BACKGROUND', 'COUNTS', 'EXPOSURE', 'BINS'] as const)
          expect(sum(coarse[name])).toBeCloseTo(sum(fine[name]), 8);
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('gives what a coarser extraction gives: counts, rates, uncertainties, times', async () => {
    await fc.assert(
      fc.asyncProperty(anyTicks, fc.integer({ min: 2, max: 12 }), async (ticks, binsPerBin) => {
        const rebinned = rebinLightcurve(await extracted(ticks, 50), binsPerBin);
        const coarse = await extracted(ticks, 50 * binsPerBin);
        // the last bin of an extraction is as wide as the others, that of a rebinned curve ends with its parts
        const whole = [...rebinned.BINS.keys()].filter(
          (bin) => Math.abs(rebinned.BINS[bin]! - seconds(50 * binsPerBin)) < 1e-9,
        );
        const names = lightcurveColumns.map(({ name }) => name).filter((name) => name !== 'QUALITY');
        for (const name of names)
          for (const bin of whole) {
            const [found, expected] = [rebinned[name][bin]!, coarse[name][bin]!];
            if (Number.isNaN(expected)) expect(found, `${name} of ${bin}`).toBeNaN();
            else
              expect(Math.abs(found - expected), `${name} of ${bin}`).toBeLessThan(
                1e-7 * Math.max(1, Math.abs(expected)),
              );
          }
      }),
      { seed: 8, numRuns: 40 },
    );
  });

  it('is the same in two steps as in one', async () => {
    const fine = await extracted([5, 70, 71, 400, 1600, 1601, 2999], 50);
    const once = rebinLightcurve(fine, 6);
    const twice = rebinLightcurve(rebinLightcurve(fine, 2), 3);
    for (const { name } of lightcurveColumns)
      for (const [bin, value] of once[name].entries())
        if (!Number.isNaN(value)) expect(twice[name][bin], name).toBeCloseTo(value, 8);
  });

  it('never mixes exposures, and says where a bin was live only partly or not at all', async () => {
    const fine = await extracted([5, 70, 1600], 50);
    const both = Object.fromEntries(
      lightcurveColumns.map(({ name }) => [
        name,
        Float64Array.from([...fine[name], ...(name === 'DATASET' ? fine[name].map(() => 2) : fine[name])]),
      ]),
    ) as unknown as LightcurveColumns;
    const coarse = rebinLightcurve(both, 7);
    expect(new Set(coarse.DATASET)).toEqual(new Set([1, 2]));
    expect(sum(coarse.EVENTS.filter((_, bin) => coarse.DATASET[bin] === 2))).toBe(3);
    // good time ends at bin 18 and begins again at bin 30
    expect(coarse.QUALITY[2]! & qualityBits.partlyLive).toBe(qualityBits.partlyLive);
    expect(coarse.QUALITY[3]! & qualityBits.notLive).toBe(qualityBits.notLive);
    expect(coarse.NET[3]).toBeNaN();
    expect(coarse.EXPOSURE[3]).toBe(0);
  });

  it('changes nothing by one bin per bin, and refuses a part of a bin', async () => {
    const fine = await extracted([5], 50);
    expect(rebinLightcurve(fine, 1)).toBe(fine);
    expect(() => rebinLightcurve(fine, 1.5)).toThrow(RangeError);
  });
});
