import type { Observation, TargetDetail } from '@hstlc/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationsOf } from './configurations.js';
import { timelineScale, timelineTicks } from '../../ui/timeline-scale.js';

const observation = (rootname: string, optElem: string, startMjd: number, exposureSeconds: number) =>
  ({
    rootname,
    optElem,
    startMjd,
    exposureSeconds,
    instrument: 'COS',
    detector: 'FUV',
    cenwave: 1291,
    aperture: 'PSA',
  }) as Observation;

describe('the configurations of a target', () => {
  it('stand in the order of their exposure time, their exposures in that of time', () => {
    const observations = [
      observation('b', 'G130M', 2, 10),
      observation('a', 'G130M', 1, 10),
      observation('c', 'G160M', 3, 50),
    ];
    const found = configurationsOf({ observations, composites: [] } as unknown as TargetDetail);
    expect(found.map(({ name, number, exposureSeconds }) => [name, number, exposureSeconds])).toEqual([
      ['COS FUV G160M 1291 PSA', 1, 50],
      ['COS FUV G130M 1291 PSA', 2, 20],
    ]);
    expect(found[1]?.observations.map(({ rootname }) => rootname)).toEqual(['a', 'b']);
  });
});

describe('the timeline', () => {
  it('has everything between its ends, and few ticks, whatever the span', () => {
    const span = fc.tuple(
      fc.double({ min: 50_000, max: 60_000, noNaN: true }),
      fc.double({ min: 0, max: 9000, noNaN: true }),
    );
    fc.assert(
      fc.property(span, ([first, length]) => {
        const { from, to, place } = timelineScale(first, first + length);
        expect(place(first)).toBeGreaterThan(0);
        expect(place(first + length)).toBeLessThan(1);
        const ticks = timelineTicks(from, to);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) expect(tick.place >= 0 && tick.place <= 1).toBe(true);
      }),
      { seed: 2 },
    );
  });

  it('says days where days differ, else months', () => {
    expect(timelineTicks(57_844.2, 57_846.5).map(({ label }) => label)).toEqual(['2017-04-02', '2017-04-03']);
    expect(timelineTicks(55_000, 58_000)[0]?.label).toMatch(/^\d{4}-\d{2}$/);
  });
});
