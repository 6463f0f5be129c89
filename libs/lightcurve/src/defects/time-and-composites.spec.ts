import { describe, expect, it } from 'vitest';
import { composeLightcurve } from '../composite.js';
import { extractLightcurve } from '../extraction.js';
import { assessQuality, refusal } from '../instruments/quality.js';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { stisTagFile } from '../testing/synthetic-files.js';
import { exposureOf, lend, tickSeconds } from '../testing/test-exposure.js';

// the defects of the first hstlc in time, composites and odd files, by their numbers in the project's science page,
// section 7; defect 12, the grid of periods, is in periods.spec.ts

const whole = (ticks: number) => [{ start: 0, stop: ticks * tickSeconds }];

describe('defect 14: composites drop exposures, take their range from single photons, and forget the order', () => {
  it('keeps an exposure with an empty bin, in time order, over the columns all have', async () => {
    // of the second exposure the middle bin is empty
    const late = exposureOf([5, 130], whole(189), {}, 'lb', 58_002);
    const early = exposureOf([5, 70, 130], whole(189), {}, 'la', 58_001);
    const { columns, datasets, wavelengthRange } = await composeLightcurve([late, early].map(lend), {
      stepSeconds: 63 * tickSeconds,
    });
    expect(datasets.map(({ rootname, excludedReason }) => [rootname, excludedReason])).toEqual([
      ['la', null],
      ['lb', null],
    ]);
    // 190 ticks are good, the first before any is live: three bins of 63, and one tick of the fourth
    expect([...columns.EVENTS].filter((_, row) => columns.DATASET[row] === 2)).toEqual([1, 0, 1, 0]);
    expect([...columns.TIME]).toEqual([...columns.TIME].toSorted((a, b) => a - b));
    expect(wavelengthRange).toEqual([1400, 1400 + 99 * 0.01]);

    const rows = [early, late].map(({ segments }) => segments[0]!.wavelengths);
    const defectiveMembers = [
      [1, 1, 1],
      [1, 0, 1],
    ].filter((events) => events.every((count) => count > 0));
    expect(defectiveMembers.length).toBe(1);
    // photons of the early exposure fell on columns 0, 1 and 2, those of the late one on 0 and 1
    const defectiveHigh = Math.min(rows[0]![2]!, rows[1]![1]!);
    expect(defectiveHigh).toBeLessThan(wavelengthRange[1]);
  });

  it('is the same when it is made again, in whatever order its members come', async () => {
    const members = [3, 1, 2].map((day) => exposureOf([5 * day], whole(63), {}, `l${day}`, 58_000 + day));
    const first = await composeLightcurve(members.map(lend));
    const again = await composeLightcurve(members.toReversed().map(lend));
    expect(again).toEqual(first);
    const defective = members.map(({ identity }) => identity.startMjd);
    expect(defective).not.toEqual(defective.toSorted());
  });
});

describe('defect 17: no barycentric time', () => {
  it('differs from the time at HST by up to eight minutes over the year', async () => {
    const delays = [];
    for (let month = 0; month < 12; month++) {
      const exposure = exposureOf([5], whole(63), {}, 'l', 58_000 + 30.4 * month);
      const { columns } = await extractLightcurve(exposure, { stepSeconds: 100 });
      delays.push((columns.BJD_TDB[0]! - 2_400_000.5 - columns.MJD[0]!) * 86_400);
    }
    // 69.2 s of leap seconds and TT, and the light time of 10° +20°, which lies 14° off the ecliptic
    expect(Math.max(...delays) - 69.2).toBeGreaterThan(460);
    expect(Math.min(...delays) - 69.2).toBeLessThan(-460);
    const defective = delays.map(() => 0);
    expect(Math.max(...defective)).toBe(0);
  });
});

describe('defect 18: 1.15741e-5 days a second, and MJD of the left edge', () => {
  it('has the middle of each bin, at 86 400 seconds a day', async () => {
    const exposure = exposureOf([5], whole(100_000));
    const { columns } = await extractLightcurve(exposure, { stepSeconds: 3.2 });
    const bin = 937;
    const middle = (bin + 0.5) * 3.2;
    const off = (mjd: number) => Math.abs((mjd - exposure.identity.startMjd) * 86_400 - middle);
    // a double holds an MJD to 0.6 µs
    expect(off(columns.MJD[bin]!)).toBeLessThan(2e-6);
    expect(off(exposure.identity.startMjd + middle * 1.157_41e-5)).toBeGreaterThan(6e-3);
    expect(off(exposure.identity.startMjd + (bin * 3.2) / 86_400)).toBeCloseTo(1.6, 4);
  });
});

describe('defect 25: an exposure time of 0 or no good time crashes', () => {
  it('is refused in words, and still gives numbers to those who insist', async () => {
    const tag = await stisTagFile([[8000, 1000, 800]]);
    const empty = {
      ...(await readTimeTagExposure({ events: [tag] })),
      segments: [{ ...(await readTimeTagExposure({ events: [tag] })).segments[0]!, goodTimes: [] }],
    };
    const { columns, liveSeconds } = await extractLightcurve(empty);
    expect(liveSeconds).toBe(0);
    expect([...columns.EXPOSURE]).toEqual([0]);
    expect(columns.NET[0]).toBeNaN();

    const noTime = await stisTagFile([[8000, 1000, 800]], [], []);
    const checks = await assessQuality([noTime], { minimumExposureSeconds: 1, badProposals: [] });
    expect(refusal(checks)).toBe('No good time');
    // the ancestors took the first interval of the table
    const goodTimes: readonly { start: number }[] = [];
    expect(() => goodTimes[0]!.start).toThrow(TypeError);
  });
});
