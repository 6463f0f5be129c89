import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from './extraction.js';
import { qualityBits } from './lightcurve.js';
import { exposureOf, photonList, tickSeconds, type TestPhoton } from './testing/test-exposure.js';

const sum = (values: Float64Array) =>
  values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
const seconds = (ticks: number) => ticks * tickSeconds;
const whole = (ticks: number) => [{ start: 0, stop: seconds(ticks) }];

describe('binning', () => {
  it('makes bins of whole ticks: 2 s asked are 63 ticks of COS', async () => {
    const { stepSeconds } = await extractLightcurve(exposureOf([1, 2], whole(100)), { stepSeconds: 2 });
    expect(stepSeconds).toBe(63 * 0.032);
  });

  it('puts exactly as many ticks into every whole bin, so that a steady source has no beat', async () => {
    const ticks = Array.from({ length: 63_000 }, (_, tick) => tick + 1);
    const { columns } = await extractLightcurve(exposureOf(ticks, whole(63_000)), { stepSeconds: 1 });
    const full = [...columns.EVENTS].slice(1, -1);
    expect(new Set(full)).toEqual(new Set([31]));
  });

  it('conserves photons and live time for any step', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        async (ticks, stepSeconds) => {
          const { columns, liveSeconds } = await extractLightcurve(exposureOf(ticks, whole(5000)), {
            stepSeconds,
          });
          expect(sum(columns.EVENTS)).toBe(ticks.length);
          expect(sum(columns.GROSS)).toBeCloseTo(1.25 * ticks.length, 9);
          expect(liveSeconds).toBeCloseTo(seconds(5000), 9);
        },
      ),
      { seed: 436 },
    );
  });

  it('counts the same whatever the order of the photons', async () => {
    const ticks = [5, 900, 33, 1200, 77, 64, 63];
    const forward = await extractLightcurve(exposureOf(ticks, whole(2000)), { stepSeconds: 2 });
    const backward = await extractLightcurve(exposureOf(ticks.toReversed(), whole(2000)), { stepSeconds: 2 });
    expect(backward.columns.EVENTS).toEqual(forward.columns.EVENTS);
  });

  it('weighs the same to 1e-12 whatever the order of the photons', async () => {
    const ticks = Array.from({ length: 5000 }, (_, photon) => 1 + ((photon * 7919) % 1000));
    const photons = ticks.map((tick, photon) => ({
      tick,
      column: photon % 100,
      epsilon: 1 + (photon % 97) / 1e3,
    }));
    const gross = async (list: readonly TestPhoton[]) => {
      const exposure = exposureOf([], whole(1000), { photons: photonList(list) });
      return (await extractLightcurve(exposure, { stepSeconds: 4 })).columns.GROSS;
    };
    const forward = await gross(photons);
    const backward = await gross(photons.toReversed());
    for (let bin = 0; bin < forward.length; bin++)
      expect(Math.abs(forward[bin]! - backward[bin]!)).toBeLessThanOrEqual(1e-12 * forward[bin]!);
  });

  it('gives the same bits however the photons are cut into batches', async () => {
    const photons = Array.from({ length: 3000 }, (_, photon) => ({
      tick: 1 + ((photon * 7919) % 1000),
      column: photon % 100,
      row: photon % 3 === 0 ? 310 : 410,
      epsilon: 1 + (photon % 97) / 1e3,
    }));
    const cut = async (length: number) => {
      const exposure = exposureOf([], whole(1000), { photons: photonList(photons, length) });
      return (await extractLightcurve(exposure, { stepSeconds: 4 })).columns;
    };
    const together = await cut(3000);
    for (const length of [1, 7, 1000]) expect(await cut(length)).toEqual(together);
  });

  it('gives coarse bins that are the sums of fine ones', async () => {
    const ticks = Array.from({ length: 700 }, (_, photon) => 1 + ((photon * 31) % 1259));
    const exposure = exposureOf(ticks, whole(1260));
    const fine = (await extractLightcurve(exposure, { stepSeconds: seconds(63) })).columns;
    const coarse = (await extractLightcurve(exposure, { stepSeconds: seconds(126) })).columns;
    for (const name of ['EVENTS', 'EXPOSURE', 'GROSS'] as const)
      for (let bin = 0; bin < 9; bin++)
        expect(fine[name][2 * bin]! + fine[name][2 * bin + 1]!).toBeCloseTo(coarse[name][bin]!, 9);
  });

  it('refuses a step that is no step, and more bins than a computer holds', async () => {
    const exposure = exposureOf([1], [{ start: 0, stop: 100_000 }]);
    for (const stepSeconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 0.001])
      await expect(extractLightcurve(exposure, { stepSeconds })).rejects.toThrow(/^step: expected/);
  });

  it('refuses wavelengths upside down', async () => {
    const upsideDown = { wavelengths: [[1400, 1300]] as const };
    await expect(extractLightcurve(exposureOf([1], whole(10)), upsideDown)).rejects.toThrow(
      'wavelengths: expected a lower end below the upper one (Angstrom), found 1400:1300',
    );
  });

  it('loses no bin of a gapped exposure, and knows the live time of each', async () => {
    const goodTimes = [
      { start: 0, stop: seconds(100) },
      { start: seconds(500), stop: seconds(630) },
    ];
    const { columns, liveSeconds } = await extractLightcurve(exposureOf([50, 600], goodTimes), {
      stepSeconds: seconds(63),
    });
    expect(liveSeconds).toBeCloseTo(seconds(230), 9);
    expect(columns.EXPOSURE.length).toBe(11);
    expect([...columns.EXPOSURE].map((live) => Math.round(live / tickSeconds))).toEqual([
      62, 38, 0, 0, 0, 0, 0, 3, 63, 63, 1,
    ]);
    expect(columns.GROSS[3]).toBeNaN();
    expect(columns.QUALITY[3]! & qualityBits.notLive).toBe(qualityBits.notLive);
  });
});

describe('uncertainty', () => {
  it('is finite and above zero without a single photon', async () => {
    const { columns } = await extractLightcurve(exposureOf([1], whole(630)), { stepSeconds: seconds(63) });
    expect(columns.GROSS[5]).toBe(0);
    expect(columns.ERROR[5]).toBeGreaterThan(1);
    expect(columns.ERROR_LOWER[5]).toBe(0);
  });
});

describe('segments', () => {
  const both = (second: readonly { start: number; stop: number }[]) => {
    const exposure = exposureOf([5, 70], whole(126));
    return {
      ...exposure,
      segments: [...exposure.segments, { ...exposureOf([5, 70], second).segments[0]!, name: 'FUVB' }],
    };
  };

  it('without photons do not add to the uncertainty of an empty bin', async () => {
    const one = exposureOf([1], whole(630));
    const many = Array.from({ length: 34 }, (_, order) => ({
      ...one.segments[0]!,
      name: `ORDER${order}`,
      photons: order === 0 ? one.segments[0]!.photons : exposureOf([], whole(630)).segments[0]!.photons,
    }));
    const step = { stepSeconds: seconds(63) };
    const alone = (await extractLightcurve(one, step)).columns.ERROR;
    expect((await extractLightcurve({ ...one, segments: many }, step)).columns.ERROR).toEqual(alone);
  });

  it('that are dark leave the counts of the other, but neither rate nor flux', async () => {
    const { columns } = await extractLightcurve(both(whole(60)), { stepSeconds: seconds(63) });
    expect(columns.COUNTS[1]).toBe(1.25);
    expect(columns.EXPOSURE[1]).toBeCloseTo(seconds(63), 12);
    expect(columns.NET[1]).toBeNaN();
    expect(columns.QUALITY[1]! & qualityBits.segmentMissing).toBe(qualityBits.segmentMissing);
  });

  it('are each divided by their own live time', async () => {
    const { columns } = await extractLightcurve(both(whole(31)), { stepSeconds: seconds(63) });
    expect(columns.NET[0]).toBeCloseTo(1.25 / seconds(62) + 1.25 / seconds(31), 9);
  });
});

describe('flux', () => {
  it('is NaN without a calibration, never a placeholder', async () => {
    const { columns } = await extractLightcurve(exposureOf([1, 2, 3], whole(100)));
    expect(columns.FLUX.every(Number.isNaN)).toBe(true);
  });

  it('sums to the flux of the spectrum', async () => {
    const ticks = Array.from({ length: 2000 }, (_, photon) => 1 + ((photon * 37) % 1000));
    const live = seconds(1000);
    const sensitivities = Float64Array.from({ length: 100 }, (_, column) => 1e13 * (1 + column / 200));
    const fluxes = sensitivities.map((sensitivity) => (20 * 1.25) / live / sensitivity);
    const calibration = { sensitivities, fluxes, enclosedEnergies: new Float64Array(100).fill(1) };
    const { selfCheck, columns } = await extractLightcurve(exposureOf(ticks, whole(1000), { calibration }));
    expect(selfCheck.fluxRatio).toBeCloseTo(1, 12);
    expect(sum(columns.FLUX)).toBeGreaterThan(0);
  });
});
