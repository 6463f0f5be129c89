import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.js';
import { lightcurveFigure, panelsOf, type View } from './lightcurve-figure.js';
import { timeAxis } from './time-axis.js';

const data = {
  id: 'x',
  mjdReference: 58_000,
  units: {},
  columns: {
    TIME: [101, 103, 90_001, 90_003],
    MJD: [58_000.001, 58_000.002, 58_001.04, 58_001.05],
    BINS: [2, 2, 2, 2],
    EXPOSURE: [2, 2, 2, 1],
    GROSS: [5, 6, 7, 8],
    BACKGROUND: [1, 1, 1, 1],
    NET: [2, 2.5, 3, null],
    ERROR: [2, 2, 2, 2],
    FLUX: [null, null, null, null],
    FLUX_ERROR: [null, null, null, null],
    DATASET: [1, 1, 2, 2],
  },
};
const view: View = { layout: 'collapsed', errorBars: 'shown', datasets: [], hasFlux: false };

describe('the lightcurve figure', () => {
  it('has a panel for each column with values, and none for flux without any', () => {
    expect(panelsOf(data, false).map(({ column }) => column)).toEqual(['GROSS', 'BACKGROUND', 'NET']);
  });

  it('ends every axis title in a unit', () => {
    const { layout } = lightcurveFigure(data, view);
    const titles = Object.entries(layout)
      .filter(([name]) => /^[xy]axis/.test(name))
      .map(([, axis]) => (axis as { title: { text: string } }).title.text);
    expect(titles).toHaveLength(4);
    for (const title of titles) expect(title).toMatch(/\([^()]+\)$/);
  });

  it('draws one trace per exposure and panel, each exposure in one colour, and leaves out what is not a number', () => {
    const { data: traces } = lightcurveFigure(data, view);
    const drawn = traces.map((trace) => trace as { y: number[]; marker: { color: string } });
    expect(drawn.map(({ y }) => y)).toEqual([[5, 6], [7, 8], [1, 1], [1, 1], [2, 2.5], [3]]);
    expect(new Set(drawn.map(({ marker }) => marker.color)).size).toBe(2);
  });

  it('shows one exposure alone when asked', () => {
    expect(lightcurveFigure(data, { ...view, datasets: [2] }).data).toHaveLength(3);
  });
});

describe('the time axis', () => {
  const times = {
    seconds: [101, 103, 90_001, 90_003],
    widths: [2, 2, 2, 2],
    datasets: [1, 1, 2, 2],
    mjdReference: 58_000,
  };

  it('lays exposures end to end when gaps are collapsed', () => {
    const { positions, breaks } = timeAxis(times, 'collapsed');
    expect([...positions].map((each) => Number(each.toFixed(2)))).toEqual([1, 3, 3.24, 5.24]);
    expect(breaks).toHaveLength(1);
  });

  it('keeps time as it passed otherwise, and names its zero', () => {
    const { positions, title } = timeAxis(times, 'elapsed');
    expect(positions[3]).toBe(89_903);
    expect(title).toBe('time since MJD 58000.001157 UTC (s)');
  });
});

describe('decimation', () => {
  it('keeps every point while they are few, without NaN', () => {
    expect(decimate([1, Number.NaN, 3])).toEqual([0, 2]);
  });

  it('loses neither the highest nor the lowest point', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => Math.sin(index));
    values[54_321] = 9;
    values[12_345] = -9;
    const kept = decimate(values, 1000);
    expect(kept.length).toBeLessThanOrEqual(1000);
    expect(kept).toContain(54_321);
    expect(kept).toContain(12_345);
    expect([...kept]).toEqual([...kept].toSorted((a, b) => a - b));
  });
});
