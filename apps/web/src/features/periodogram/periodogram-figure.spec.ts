import { searchLightcurve } from '@hstlc/lightcurve/periodogram';
import { lightcurveColumns, type LightcurveColumns } from '@hstlc/lightcurve/rows';
import { describe, expect, it } from 'vitest';
import { aliasesOf } from './peak-aliases.js';
import { periodAt } from './period-at.js';
import { numberedPeaks, periodogramFigure, thinned } from './periodogram-figure.js';

const period = 320;

/** Two stretches of 2 s bins, an orbit apart, of a sinusoid: the sampling repeats itself every orbit. */
function twoOrbits(): LightcurveColumns {
  const TIME = Float64Array.from(
    { length: 2000 },
    (_, bin) => 2 * (bin % 1000) + (bin < 1000 ? 0 : 5700) + 1,
  );
  const fill = (value: number) => TIME.map(() => value);
  const zero = Object.fromEntries(lightcurveColumns.map(({ name }) => [name, fill(0)]));
  const NET = TIME.map(
    (time, bin) => 30 + 5 * Math.sin((2 * Math.PI * time) / period) + Math.sin(bin * 12.9898) * 2,
  );
  return {
    ...zero,
    TIME,
    NET,
    BINS: fill(2),
    EXPOSURE: fill(2),
    ERROR: fill(8),
    DATASET: fill(1),
  } as unknown as LightcurveColumns;
}

const search = searchLightcurve(twoOrbits())!;
const view = { axis: 'period', periodSeconds: undefined, orbitSeconds: 5700, seen: undefined } as const;

interface Drawn {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly mode: string;
  readonly text?: readonly string[];
}

describe('the periodogram figure', () => {
  it('draws few points of many and still every peak, in order along the axis', () => {
    for (const axis of ['period', 'frequency'] as const) {
      const { data, drawnPoints } = periodogramFigure(search, { ...view, axis });
      const [power] = data as unknown as Drawn[];
      expect(drawnPoints).toBeLessThanOrEqual(4100);
      expect(Math.max(...power!.y)).toBe(Math.max(...search.periodogram.powers));
      const steps = power!.x.slice(1).map((each, index) => Math.sign(each - power!.x[index]!));
      expect(new Set(steps).size).toBe(1);
    }
  });

  it('loses neither the highest nor the lowest power to the width of the page', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, index) => Math.sin(index) ** 2);
    values[150_001] = 7;
    const chosen = thinned(values, (index) => index, [0, 299_999]);
    expect(chosen.length).toBeLessThanOrEqual(2002);
    expect(chosen).toContain(150_001);
  });

  it('draws more of the part that is looked at, and nothing beside it', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, index) => Math.sin(index) ** 2);
    const chosen = thinned(values, (index) => index, [1000, 1500]);
    expect(chosen).toEqual(Array.from({ length: 501 }, (_, index) => 1000 + index));
    const seen = [2.5, 2.52] as const;
    const { range, data } = periodogramFigure(search, { ...view, seen });
    expect(range).toEqual(seen);
    const [power] = data as unknown as Drawn[];
    for (const period of power!.x)
      expect(Math.abs(Math.log10(period) - 2.51)).toBeLessThanOrEqual(0.01 + 1e-9);
  });

  it('numbers the stronger one of two peaks whose numbers would lie upon each other', () => {
    const [peak] = search.peaks;
    const at = (frequencyHz: number, power: number) => ({ ...peak!, frequencyHz, power });
    const peaks = [at(10, 1), at(10.1, 0.98), at(10.1, 0.5), at(20, 0.97)];
    expect(numberedPeaks(peaks, 'frequency', [0, 100])).toEqual([true, false, true, true]);
    expect(numberedPeaks(peaks, 'frequency', [9, 11])).toEqual([true, true, true, true]);
    const wide = { width: 0.2, height: 0.06 };
    expect(numberedPeaks(peaks, 'frequency', [0, 100], wide)).toEqual([true, false, true, false]);
  });

  it('numbers no peak where the name of a level stands', () => {
    const [peak] = search.peaks;
    const at = (frequencyHz: number, power: number) => ({ ...peak!, frequencyHz, power });
    const peaks = [at(50, 1), at(95, 0.1), at(40, 0.1)];
    const levels = [{ probability: 0.01, power: 0.12 }];
    expect(numberedPeaks(peaks, 'frequency', [0, 100], undefined, levels)).toEqual([true, false, true]);
  });

  it('has no names of levels where it is narrow', () => {
    const wide = periodogramFigure(search, view);
    const narrow = periodogramFigure(search, { ...view, isNarrow: true });
    expect(JSON.stringify(wide.layout.annotations)).toContain('false alarm');
    expect(JSON.stringify(narrow.layout.annotations)).not.toContain('false alarm');
  });

  it('ends every axis title in a unit, and names levels and orbit', () => {
    const { layout } = periodogramFigure(search, view);
    const axes = layout as Record<'xaxis' | 'yaxis' | 'yaxis2', { title: { text: string } }>;
    for (const name of ['xaxis', 'yaxis', 'yaxis2'] as const)
      expect(axes[name].title.text).toMatch(/\([^()]+\)$/);
    const texts = layout.annotations!.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['10 %', '1 %', 'false alarm 0.1 %', 'orbit']));
  });

  it('marks the period that is folded on', () => {
    const without = periodogramFigure(search, view).layout.shapes!.length;
    expect(periodogramFigure(search, { ...view, periodSeconds: 320 }).layout.shapes).toHaveLength(
      without + 1,
    );
  });
});

describe('choosing a period', () => {
  it('takes the peak near where was pressed, refined', () => {
    const { range } = periodogramFigure(search, view);
    const share = (Math.log10(period * 1.01) - range[0]) / (range[1] - range[0]);
    const chosen = periodAt(search, range, 'period', share);
    expect(chosen).toBe(search.peaks[0]!.periodSeconds);
    expect(Math.abs(chosen - period)).toBeLessThan(1);
  });

  it('stays on the axis at its ends', () => {
    const { range } = periodogramFigure(search, view);
    for (const share of [0, 1]) {
      const chosen = Math.log10(periodAt(search, range, 'period', share));
      expect(chosen).toBeGreaterThanOrEqual(range[0] - 1e-9);
      expect(chosen).toBeLessThanOrEqual(range[1] + 1e-9);
    }
  });
});

describe('aliases', () => {
  it('are peaks as far from a stronger one as the sampling repeats itself', () => {
    const aliases = aliasesOf(search);
    expect(aliases[0]).toBeUndefined();
    const near = search.peaks.findIndex(
      ({ frequencyHz }) => Math.abs(Math.abs(frequencyHz - 1 / period) - 1 / 5700) < 3e-5,
    );
    expect(near).toBeGreaterThan(0);
    expect(aliases[near]).toBe(0);
  });

  it('are none where there is no window', () => {
    expect(aliasesOf({ ...search, window: undefined }).every((alias) => alias === undefined)).toBe(true);
  });
});
