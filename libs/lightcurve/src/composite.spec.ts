import { describe, expect, it } from 'vitest';
import {
  composeLightcurve,
  coverExposure,
  extractMember,
  isWhollyWithin,
  type ExposureReader,
} from './composite.js';
import { extractLightcurve } from './extraction.js';
import { exposureOf, lend, tickSeconds } from './testing/test-exposure.js';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const seconds = (ticks: number) => ticks * tickSeconds;
const whole = (ticks: number) => [{ start: 0, stop: seconds(ticks) }];

describe('composite', () => {
  it('puts exposures in time order and numbers them', async () => {
    const later = exposureOf([10], whole(63), {}, 'lb', 58_001.5);
    const earlier = exposureOf([20], whole(63), {}, 'la', 58_000.5);
    const { datasets, columns } = await composeLightcurve([later, earlier].map(lend));
    expect(datasets.map(({ rootname, dataset }) => [rootname, dataset])).toEqual([
      ['la', 1],
      ['lb', 2],
    ]);
    expect([...columns.TIME]).toEqual([...columns.TIME].toSorted((a, b) => a - b));
    expect(columns.MJD.at(-1)! - columns.MJD[0]!).toBeCloseTo(1, 4);
  });

  it('holds no bin without live time', async () => {
    const gapped = [
      { start: 0, stop: seconds(60) },
      { start: seconds(600), stop: seconds(660) },
    ];
    const { columns } = await composeLightcurve([exposureOf([5, 610], gapped)].map(lend), {
      stepSeconds: seconds(63),
    });
    expect(columns.EXPOSURE.every((live) => live > 0)).toBe(true);
    expect(sum(columns.EXPOSURE)).toBeCloseTo(seconds(120), 9);
  });

  it('survives an exposure without photons, and says so', async () => {
    const empty = { ...exposureOf([], whole(63), {}, 'lb', 58_002), segments: [] };
    const { datasets } = await composeLightcurve(
      [exposureOf([5], whole(63), {}, 'la', 58_001), empty].map(lend),
    );
    expect(datasets.map(({ rootname, excludedReason }) => [rootname, excludedReason])).toEqual([
      ['la', null],
      ['lb', 'no photons in good time'],
    ]);
  });

  it('uses the wavelengths all exposures have', async () => {
    const shifted = Float64Array.from({ length: 100 }, (_, column) => 1400.3 + column * 0.01);
    const { wavelengthRange } = await composeLightcurve(
      [
        exposureOf([5], whole(63), {}, 'la', 58_001),
        exposureOf([5], whole(63), { wavelengths: shifted }, 'lb', 58_002),
      ].map(lend),
    );
    expect(wavelengthRange[0]).toBeCloseTo(1400.3, 9);
    expect(wavelengthRange[1]).toBeCloseTo(1400.99, 9);
  });

  it('takes an exposure wholly within the common wavelengths as it is by itself', async () => {
    const exposure = exposureOf([5, 70], whole(126));
    const coverage = coverExposure(exposure);
    const [name, [low, high]] = [...coverage.ranges][0]!;
    const own = await extractLightcurve(exposure, {});
    expect(await extractMember(exposure, {}, coverage.ranges)).toEqual(own);
    expect(isWhollyWithin(coverage, undefined)).toBe(true);
    expect(isWhollyWithin(coverage, coverage.ranges)).toBe(true);
    expect(isWhollyWithin(coverage, new Map([[name, [low - 1, high + 1]]]))).toBe(true);
    expect(isWhollyWithin(coverage, new Map([[name, [low, high - 0.01]]]))).toBe(false);
    expect(isWhollyWithin(coverage, new Map([['another', [low, high]]]))).toBe(false);
  });

  it('has given all exposures back when one of them fails, and asked for no more than two at a time', async () => {
    const exposures = Array.from({ length: 9 }, (_, day) =>
      exposureOf([10], whole(63), {}, `l${day}`, 58_000 + day),
    );
    let lent = 0;
    let asked = 0;
    let most = 0;
    const readers = exposures.map((exposure, place): ExposureReader => async (work) => {
      asked += 1;
      lent += 1;
      most = Math.max(most, lent);
      try {
        await new Promise((resolve) => setImmediate(resolve));
        if (place === 4) throw new Error('cannot be read');
        return await work(exposure);
      } finally {
        lent -= 1;
      }
    });
    await expect(composeLightcurve(readers)).rejects.toThrow('cannot be read');
    expect({ lent, most, asked }).toEqual({ lent: 0, most: 2, asked: 6 });
  });

  it('takes exposures of other names for one target only when it is told what that is called', async () => {
    const one = exposureOf([10], whole(63), {}, 'la', 58_000.5);
    const renamed = exposureOf([20], whole(63), {}, 'lb', 58_001.5);
    const other = { ...renamed, identity: { ...renamed.identity, targetName: 'ROSS-905' } };
    await expect(composeLightcurve([one, other].map(lend))).rejects.toThrow(/of one configuration/);
    const { identity, datasets } = await composeLightcurve([one, other].map(lend), { targetName: 'GJ-436' });
    expect(identity.targetName).toBe('GJ-436');
    expect(datasets.map(({ dataset }) => dataset)).toEqual([1, 2]);
  });

  it('is not made of exposures without common wavelengths, nor of a moving target', async () => {
    const here = exposureOf([5], whole(63), {}, 'la', 58_001);
    const elsewhere = Float64Array.from({ length: 100 }, (_, column) => 1500 + column * 0.01);
    const there = exposureOf([5], whole(63), { wavelengths: elsewhere }, 'lb', 58_002);
    await expect(composeLightcurve([here, there].map(lend))).rejects.toThrow(/common to 2 exposures/);
    const moving = { ...here, identity: { ...here.identity, movingTarget: true } };
    await expect(composeLightcurve([moving].map(lend))).rejects.toThrow(/moving target/);
    const any = { ...here, identity: { ...here.identity, targetName: 'ANY' } };
    await expect(composeLightcurve([any].map(lend))).rejects.toThrow(/name of its own, found "ANY"/);
  });

  it('leaves out an exposure that lacks a segment, and says why', async () => {
    const both = (rootname: string, startMjd: number) => {
      const exposure = exposureOf([5], whole(63), {}, rootname, startMjd);
      return { ...exposure, segments: [...exposure.segments, { ...exposure.segments[0]!, name: 'FUVB' }] };
    };
    const alone = exposureOf([5], whole(63), {}, 'lc', 58_003);
    const { datasets } = await composeLightcurve([both('la', 58_001), both('lb', 58_002), alone].map(lend));
    expect(datasets.at(-1)).toMatchObject({
      rootname: 'lc',
      dataset: null,
      excludedReason: 'segment FUVB is absent',
    });
  });
});
