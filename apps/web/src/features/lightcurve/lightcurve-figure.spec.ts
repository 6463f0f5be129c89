import type { LightcurveData } from '@hstlc/contract';
import { describe, expect, it } from 'vitest';
import { numbersOf } from './lightcurve-columns.js';
import { lightcurveFigure, type View } from './lightcurve-figure.js';
import { panelsOf } from './panels.js';

const data: LightcurveData = {
  id: 'x',
  mjdReference: 58_000,
  units: {},
  columns: {
    TIME: [101, 103, 90_001, 90_003],
    MJD: [58_000.001, 58_000.002, 58_001.04, 58_001.05],
    BINS: [2, 2, 2, 2],
    EXPOSURE: [2, 2, 2, 0],
    GROSS: [5, 6, 7, 8],
    BACKGROUND: [1, 1, 1, 1],
    NET: [2, 2.5, 3, null],
    ERROR: [4, 4, 4, 4],
    ERROR_LOWER: [3, 3, 3, 3],
    FLUX: [null, null, null, null],
    FLUX_ERROR: [null, null, null, null],
    DATASET: [1, 1, 2, 2],
  },
};
const withFlux: LightcurveData = {
  ...data,
  columns: { ...data.columns, FLUX: [2e-14, 3e-14, -1e-14, null], FLUX_ERROR: [1e-14, 1e-14, 1e-14, null] },
};
const view: View = { layout: 'collapsed', errorBars: 'shown', datasets: [], hasFlux: false };

function drawn(lightcurve: LightcurveData, chosen: Partial<View> = {}) {
  return lightcurveFigure(lightcurve, { ...view, ...chosen }).data.map(
    (trace) =>
      trace as {
        y: number[];
        yaxis: string;
        marker: { color: string };
        error_y?: { array: number[]; arrayminus: number[] };
      },
  );
}

describe('the lightcurve figure', () => {
  it('has a panel for each column with values, and none for flux without any', () => {
    const columns = numbersOf(data);
    expect(panelsOf(columns, false).map(({ column }) => column)).toEqual(['GROSS', 'BACKGROUND', 'NET']);
    expect(panelsOf(columns, true)).toHaveLength(3);
    expect(panelsOf(numbersOf(withFlux), true).map(({ column }) => column)).toContain('FLUX');
  });

  it('ends every axis title in a unit', () => {
    const { layout } = lightcurveFigure(withFlux, { ...view, hasFlux: true });
    const titles = Object.entries(layout)
      .filter(([name]) => /^[xy]axis/.test(name))
      .map(([, axis]) => (axis as { title: { text: string } }).title.text);
    expect(titles).toHaveLength(5);
    for (const title of titles) expect(title).toMatch(/\([^()]+\)$/);
  });

  it('draws one trace per exposure and panel, each exposure in one colour, and leaves out what is not a number', () => {
    const traces = drawn(data);
    expect(traces.map(({ y }) => y)).toEqual([[5, 6], [7, 8], [1, 1], [1, 1], [2, 2.5], [3]]);
    expect(traces.map(({ yaxis }) => yaxis)).toEqual(['y', 'y', 'y2', 'y2', 'y3', 'y3']);
    expect(new Set(traces.map(({ marker }) => marker.color)).size).toBe(2);
  });

  it('shows one exposure alone when asked, in the colour it had among the others', () => {
    const alone = drawn(data, { datasets: [2] });
    expect(alone).toHaveLength(3);
    expect(alone[0]!.marker.color).toBe(drawn(data)[1]!.marker.color);
  });

  it('counts time from the exposure that is shown alone, over the whole axis', () => {
    const { layout } = lightcurveFigure(data, { ...view, datasets: [2] });
    const { title, range } = layout.xaxis as { title: { text: string }; range: [number, number] };
    expect(title.text).toBe('time since MJD 58001.041667 UTC (s)');
    expect(range[1] - range[0]).toBeLessThan(3);
  });

  it('gives the net rate the errors of the counts over the live time, upward and downward', () => {
    const net = drawn(data)[4]!;
    expect(net.error_y).toMatchObject({ array: [2, 2], arrayminus: [1.5, 1.5] });
    expect(drawn(data, { errorBars: 'hidden' })[4]!.error_y).toBeUndefined();
  });

  it('puts a power of ten into the unit and divides values and errors by it', () => {
    const figure = lightcurveFigure(withFlux, { ...view, hasFlux: true });
    const axis = (figure.layout as { yaxis4: { title: { text: string } } }).yaxis4;
    const flux = drawn(withFlux, { hasFlux: true })[6]!;
    expect(axis.title.text).toBe('flux (10⁻¹⁴ erg/s/cm²/Å)');
    expect(flux.y[1]).toBeCloseTo(3, 9);
    expect(flux.error_y!.array[0]).toBeCloseTo(1, 9);
  });

  it('says how many points it leaves out of a long lightcurve, and none of a short one', () => {
    expect(lightcurveFigure(data, view)).toMatchObject({ drawnPoints: 11, availablePoints: 11 });
    const count = 20_000;
    const repeat = (value: number) => Array.from({ length: count }, () => value);
    const many = Array.from({ length: count }, (_, bin) => bin);
    const columns = { TIME: many, MJD: many, BINS: repeat(1), DATASET: repeat(1), GROSS: many };
    const long = lightcurveFigure({ ...data, columns }, view);
    expect(long).toMatchObject({ drawnPoints: 4000, availablePoints: count });
  });
});
