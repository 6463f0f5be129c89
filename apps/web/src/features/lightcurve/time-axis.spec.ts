import { describe, expect, it } from 'vitest';
import { mjdOfPosition, nearestBin, positionOfMjd, timeAxis } from './time-axis.js';
import { testCurve, twoExposures } from './testing/test-curve.js';

const curve = testCurve(twoExposures);
const scales = ['mjd', 'utc', 'bjd', 'seconds'] as const;
const layouts = scales.flatMap((scale) => (['collapsed', 'shown'] as const).map((gaps) => ({ scale, gaps })));

describe('the time axis', () => {
  it('lays exposures end to end when gaps are collapsed, and says so', () => {
    const { positions, breaks, title } = timeAxis(curve, { scale: 'mjd', gaps: 'collapsed' });
    const steps = [...positions].slice(1).map((each, index) => each - positions[index]!);
    expect(steps.map((each) => Number(each.toFixed(6)))).toEqual([2, 2, 2.24, 2, 2]);
    expect(breaks).toHaveLength(1);
    expect(title).toBe('MJD (UTC), gaps collapsed (d)');
  });

  it('counts as its title says when gaps are shown', () => {
    const at = (scale: (typeof scales)[number]) => timeAxis(curve, { scale, gaps: 'shown' });
    expect(at('mjd').title).toBe('MJD (UTC) − 58000 (d)');
    expect(at('mjd').positions[0]).toBeCloseTo(101 / 86_400, 9);
    expect(at('bjd').title).toBe('BJD (TDB) − 2458000 (d)');
    expect(at('bjd').positions[0]).toBeCloseTo(0.5 + 401 / 86_400, 8);
    expect(at('seconds').title).toBe('time since MJD 58000.0011574 UTC (s)');
    expect(at('seconds').positions[0]).toBe(1);
    expect(at('utc').positions[0]).toBeCloseTo(Date.UTC(2017, 8, 4, 0, 1, 41), 1);
  });

  it.each(layouts)(
    'gives back every time from its position and is ascending: $scale, gaps $gaps',
    (chosen) => {
      const axis = timeAxis(curve, chosen);
      const [first, last] = [curve.columns.MJD[0]!, curve.columns.MJD.at(-1)!];
      let before = Number.NEGATIVE_INFINITY;
      for (let step = -20; step <= 120; step++) {
        const mjd = first + ((last - first) * step) / 100;
        const position = positionOfMjd(axis, curve, mjd);
        expect(position).toBeGreaterThan(before);
        before = position;
        expect(mjdOfPosition(axis, curve, position)).toBeCloseTo(mjd, 7);
      }
    },
  );

  it.each(layouts)('shows every bin: $scale, gaps $gaps', (chosen) => {
    const { positions, whole } = timeAxis(curve, chosen);
    expect(whole[0]).toBeLessThan(positions[0]!);
    expect(whole[1]).toBeGreaterThan(positions.at(-1)!);
  });

  it('finds the nearest bin', () => {
    const { positions } = timeAxis(curve, { scale: 'seconds', gaps: 'shown' });
    expect(nearestBin(positions, -50)).toBe(0);
    expect(nearestBin(positions, 2.2)).toBe(1);
    expect(nearestBin(positions, 1e9)).toBe(5);
  });
});

describe('the marks of a collapsed axis', () => {
  const long = testCurve([
    { dataset: 1, start: 0, counts: Array.from({ length: 500 }, () => 9) },
    { dataset: 2, start: 864_000, counts: Array.from({ length: 500 }, () => 9) },
  ]);

  it.each(scales)('stand at round values of their scale, within the pieces: %s', (scale) => {
    const axis = timeAxis(long, { scale, gaps: 'collapsed' });
    const ticks = axis.ticks!(axis.whole, 900);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    const gap = axis.breaks[0]!;
    for (const { position } of ticks) expect(Math.abs(position - gap)).toBeGreaterThan(1);
    expect(ticks.filter(({ position }) => position < gap).length).toBeGreaterThan(1);
    expect(ticks.filter(({ position }) => position > gap).length).toBeGreaterThan(1);
  });

  it('name the day on the first mark of a piece, and the time where the axis says it is', () => {
    const axis = timeAxis(long, { scale: 'utc', gaps: 'collapsed' });
    const [first, second] = axis.ticks!(axis.whole, 900);
    expect(first!.text).toBe('00:05<br>2017-09-04');
    expect(second!.text).toBe('00:10');
    expect(mjdOfPosition(axis, long, second!.position)).toBeCloseTo(58_000 + 600 / 86_400, 7);
    const days = timeAxis(long, { scale: 'mjd', gaps: 'collapsed' }).ticks!(axis.whole, 900);
    expect(days.find(({ position }) => position > axis.breaks[0]!)!.text).toMatch(/^\.\d+<br>58010$/);
  });
});
