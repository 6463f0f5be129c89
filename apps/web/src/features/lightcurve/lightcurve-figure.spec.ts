import { describe, expect, it } from 'vitest';
import type { PointLayer } from '../../plot/layer.js';
import { lightcurveFigure, type Sight } from './lightcurve-figure.js';
import { emptyPanels } from './panels.js';
import { studyFrame, type Choices } from './study-frame.js';
import { usualStudy } from './study-state.js';
import { testCurve, twoExposures } from './testing/test-curve.js';

const curve = testCurve(twoExposures);

function figureOf(chosen: Partial<Choices & Sight> = {}, of = curve) {
  const { range, style, ...choices } = chosen;
  const sight = { range, widthPixels: 800, ...(style && { style }) };
  return lightcurveFigure(studyFrame(of, { ...usualStudy, ...choices }), sight);
}

function pointsOf(chosen: Partial<Choices & Sight> = {}, of = curve): readonly PointLayer[] {
  return figureOf(chosen, of).layers!.filter((layer) => layer.kind === 'points');
}

/** As many counts as wanted, one exposure, with one wild bin. */
function longCurve(count: number, wild = 5000) {
  const counts = Array.from({ length: count }, (_, bin) => (bin === 777 ? wild : 40 + (bin % 7)));
  return testCurve([{ dataset: 1, start: 0, counts }]);
}

describe('the lightcurve figure', () => {
  it('has the chosen panels in the chosen order, and none without values', () => {
    const figure = figureOf({ panels: ['exposure', 'net', 'signal-to-noise'] });
    expect(figure.panels.map(({ column }) => column)).toEqual(['EXPOSURE', 'NET', 'SIGNAL_TO_NOISE']);
    const bare = testCurve(twoExposures, 'without-flux');
    expect(figureOf({}, bare).panels.map(({ name }) => name)).toEqual(['net', 'gross', 'background']);
    expect(emptyPanels(bare.columns, usualStudy.panels)).toEqual(['flux']);
  });

  it('ends every axis title in a unit', () => {
    const panels = ['gross', 'background', 'counts', 'net', 'flux', 'exposure', 'signal-to-noise'] as const;
    for (const scale of ['mjd', 'utc', 'bjd', 'seconds'] as const)
      for (const gaps of ['collapsed', 'shown'] as const) {
        const { layout } = figureOf({ panels, scale, gaps });
        const titles = Object.entries(layout)
          .filter(([name]) => /^[xy]axis/.test(name))
          .map(([, axis]) => (axis as { title?: { text: string } }).title?.text)
          .filter((title) => title !== undefined);
        expect(titles).toHaveLength(8);
        for (const title of titles) expect(title).toMatch(/\([^()]+\)$/);
      }
  });

  it('draws the points of each exposure and panel, each exposure in one colour', () => {
    const points = pointsOf({ panels: ['net', 'gross'] }).filter(({ isHollow }) => !isHollow);
    expect(points.map(({ y }) => Array.from(y))).toEqual([
      [20, 21],
      [25, 26, 27],
      [41, 43],
      [51, 53, 55],
    ]);
    expect(points.map(({ yaxis }) => yaxis)).toEqual(['y', 'y', 'y2', 'y2']);
    expect(new Set(points.map(({ colour }) => colour)).size).toBe(2);
  });

  it('draws bins in doubt hollow, but not those in daylight', () => {
    const hollow = pointsOf({ panels: ['net'] }).filter(({ isHollow }) => isHollow);
    expect(hollow.map(({ y }) => Array.from(y))).toEqual([[22]]);
  });

  it('draws the uncertainties of the net rate, unless they are not wanted', () => {
    const [{ errors }] = pointsOf({ panels: ['net'] }) as [PointLayer];
    const error = Math.sqrt(41) / 2;
    expect(errors![0][0]).toBeCloseTo(20 - error, 9);
    expect(errors![1][0]).toBeCloseTo(20 + error, 9);
    for (const layer of pointsOf({ panels: ['net'], errors: 'hidden' })) expect(layer.errors).toBeUndefined();
  });

  it('puts a power of ten into the unit and divides by it', () => {
    const { layout, panels } = figureOf({ panels: ['flux'] });
    expect(panels[0]!.unit).toBe('10⁻¹⁴ erg/s/cm²/Å');
    expect((layout as { yaxis: { title: { text: string } } }).yaxis.title.text).toBe(
      'flux<br>(10⁻¹⁴ erg/s/cm²/Å)',
    );
    expect(pointsOf({ panels: ['flux'] })[0]!.y[0]).toBeCloseTo(4, 9);
  });

  it('draws at most 4,000 points per panel of a long lightcurve and says how many there are', () => {
    const long = longCurve(100_000);
    const figure = figureOf({ vertical: 'full', panels: ['net', 'gross'] }, long);
    expect(figure.availablePoints).toBe(200_000);
    expect(figure.drawnPoints).toBeLessThanOrEqual(8000);
    expect(figure.drawnPoints).toBeGreaterThan(7900);
    const points = figure.layers!.filter((layer) => layer.kind === 'points');
    expect(points).toHaveLength(2);
    expect(Array.from(points[0]!.y)).toContain(2500);
  });

  it('draws every bin of what is seen once it is zoomed to', () => {
    const long = longCurve(100_000);
    const figure = figureOf({ panels: ['net'], range: [0.01, 0.03] }, long);
    // 0.02 d and as much again, of 2 s
    expect(figure.availablePoints).toBe(figure.drawnPoints);
    expect(figure.drawnPoints).toBe(1728);
  });

  it('lets no wild bin flatten the others, marks it at the edge, and shows it when all is wanted', () => {
    const long = longCurve(2000);
    const robust = figureOf({ panels: ['net'] }, long);
    expect(robust.panels[0]!.vertical.above).toBe(1);
    expect(robust.panels[0]!.vertical.range[1]).toBeLessThan(50);
    const triangles = pointsOf({ panels: ['net'] }, long).filter(({ shape }) => shape.startsWith('triangle'));
    expect(triangles.map(({ shape, x }) => [shape, x.length])).toEqual([['triangle-up', 1]]);
    const full = figureOf({ panels: ['net'], vertical: 'full' }, long);
    expect(full.panels[0]!.vertical.range[1]).toBeGreaterThan(2500);
  });

  it('shows daylight and live time in a strip below the panels', () => {
    const { layout } = figureOf({ panels: ['net'] });
    expect((layout as { yaxis2: { ticktext: string[] } }).yaxis2.ticktext).toEqual(['live', 'day']);
  });

  it('draws the airglow below the strip, on the same axis of time, in its unit', () => {
    const rates = Float64Array.of(3, 7, 11, Number.NaN, 1, 6);
    const airglow = { line: 'OI_1304', rates, highest: 11 } as const;
    const frame = studyFrame(curve, { ...usualStudy, panels: ['net'] }, airglow);
    const figure = lightcurveFigure(frame, { widthPixels: 800 });
    const { layout } = figure;
    const axis = (layout as { yaxis3: { title: { text: string }; domain: [number, number] } }).yaxis3;
    expect(axis.title.text).toBe('O I 1304<br>(count/s)');
    expect(layout.xaxis!.anchor).toBe('y3');
    expect(figure.data).toHaveLength(3);
    const strip = (layout as { yaxis2: { domain: [number, number] } }).yaxis2;
    expect(strip.domain[0]).toBeGreaterThan(axis.domain[1]);
    expect(figure.height).toBe(figureOf({ panels: ['net'] }).height + 80);
    const line = figure.layers!.find(({ kind }) => kind === 'line');
    expect(line).toMatchObject({ yaxis: 'y3' });
  });
});
