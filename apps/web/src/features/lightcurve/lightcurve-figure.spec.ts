import { describe, expect, it } from 'vitest';
import { lightcurveFigure, type View } from './lightcurve-figure.js';
import { emptyPanels } from './panels.js';
import { usualStudy } from './study-state.js';
import { testCurve, twoExposures } from './testing/test-curve.js';

const curve = testCurve(twoExposures);
const view: View = { ...usualStudy, range: undefined, widthPixels: 800 };

interface DrawnTrace {
  readonly uid?: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yaxis: string;
  readonly mode: string;
  readonly marker?: { readonly color: string; readonly symbol: string };
  readonly line?: { readonly color: string };
}

function tracesOf(chosen: Partial<View> = {}, of = curve) {
  return lightcurveFigure(of, { ...view, ...chosen }).data as unknown as DrawnTrace[];
}

const marks = (traces: readonly DrawnTrace[]) => traces.filter(({ mode }) => mode === 'markers');

/** As many counts as wanted, one exposure, with one wild bin. */
function longCurve(count: number, wild = 5000) {
  const counts = Array.from({ length: count }, (_, bin) => (bin === 777 ? wild : 40 + (bin % 7)));
  return testCurve([{ dataset: 1, start: 0, counts }]);
}

describe('the lightcurve figure', () => {
  it('has the chosen panels in the chosen order, and none without values', () => {
    const figure = lightcurveFigure(curve, { ...view, panels: ['exposure', 'net', 'signal-to-noise'] });
    expect(figure.panels.map(({ column }) => column)).toEqual(['EXPOSURE', 'NET', 'SIGNAL_TO_NOISE']);
    const bare = testCurve(twoExposures, 'without-flux');
    expect(lightcurveFigure(bare, view).panels.map(({ name }) => name)).toEqual([
      'net',
      'gross',
      'background',
    ]);
    expect(emptyPanels(bare.columns, view.panels)).toEqual(['flux']);
  });

  it('ends every axis title in a unit', () => {
    const panels = ['gross', 'background', 'counts', 'net', 'flux', 'exposure', 'signal-to-noise'] as const;
    for (const scale of ['mjd', 'utc', 'bjd', 'seconds'] as const)
      for (const gaps of ['collapsed', 'shown'] as const) {
        const { layout } = lightcurveFigure(curve, { ...view, panels, scale, gaps });
        const titles = Object.entries(layout)
          .filter(([name]) => /^[xy]axis/.test(name))
          .map(([, axis]) => (axis as { title?: { text: string } }).title?.text)
          .filter((title) => title !== undefined);
        expect(titles).toHaveLength(8);
        for (const title of titles) expect(title).toMatch(/\([^()]+\)$/);
      }
  });

  it('draws one trace per exposure and panel, each exposure in one colour', () => {
    const traces = marks(tracesOf({ panels: ['net', 'gross'] })).filter(
      ({ marker }) => !marker!.symbol.endsWith('-open'),
    );
    expect(traces.map(({ y }) => Array.from(y))).toEqual([
      [20, 21],
      [25, 26, 27],
      [41, 43],
      [51, 53, 55],
    ]);
    expect(traces.map(({ yaxis }) => yaxis)).toEqual(['y', 'y', 'y2', 'y2']);
    expect(new Set(traces.map(({ marker }) => marker!.color)).size).toBe(2);
  });

  it('draws bins in doubt hollow, but not those in daylight', () => {
    const hollow = marks(tracesOf({ panels: ['net'] })).filter(({ marker }) =>
      marker!.symbol.endsWith('-open'),
    );
    expect(hollow.map(({ y }) => Array.from(y))).toEqual([[22]]);
  });

  it('draws the uncertainties of the net rate as strokes, unless they are not wanted', () => {
    const [strokes] = tracesOf({ panels: ['net'] }).filter(
      ({ mode, yaxis }) => mode === 'lines' && yaxis === 'y',
    );
    const error = Math.sqrt(41) / 2;
    expect(strokes!.y[0]).toBeCloseTo(20 - error, 9);
    expect(strokes!.y[1]).toBeCloseTo(20 + error, 9);
    expect(strokes!.y[2]).toBeNaN();
    const without = tracesOf({ panels: ['net'], errors: 'hidden' }).filter(
      ({ mode, yaxis }) => mode === 'lines' && yaxis === 'y',
    );
    expect(without).toEqual([]);
  });

  it('puts a power of ten into the unit and divides by it', () => {
    const { layout, panels } = lightcurveFigure(curve, { ...view, panels: ['flux'] });
    expect(panels[0]!.unit).toBe('10⁻¹⁴ erg/s/cm²/Å');
    expect((layout as { yaxis: { title: { text: string } } }).yaxis.title.text).toBe(
      'flux<br>(10⁻¹⁴ erg/s/cm²/Å)',
    );
    expect(marks(tracesOf({ panels: ['flux'] }))[0]!.y[0]).toBeCloseTo(4, 9);
  });

  it('draws at most 4,000 points per panel of a long lightcurve and says how many there are', () => {
    const long = longCurve(100_000);
    const figure = lightcurveFigure(long, { ...view, vertical: 'full', panels: ['net', 'gross'] });
    expect(figure.availablePoints).toBe(200_000);
    expect(figure.drawnPoints).toBeLessThanOrEqual(8000);
    expect(figure.drawnPoints).toBeGreaterThan(7900);
    const dots = (figure.data as unknown as DrawnTrace[]).filter(({ uid }) => uid?.startsWith('dots-round'));
    expect(dots).toHaveLength(2);
    expect(Array.from(dots[0]!.y)).toContain(2500);
  });

  it('draws every bin of what is seen once it is zoomed to', () => {
    const long = longCurve(100_000);
    const figure = lightcurveFigure(long, { ...view, panels: ['net'], range: [0.01, 0.03] });
    // 0.02 d and as much again, of 2 s
    expect(figure.availablePoints).toBe(figure.drawnPoints);
    expect(figure.drawnPoints).toBe(1728);
  });

  it('lets no wild bin flatten the others, marks it at the edge, and shows it when all is wanted', () => {
    const long = longCurve(2000);
    const robust = lightcurveFigure(long, { ...view, panels: ['net'] });
    expect(robust.panels[0]!.vertical.above).toBe(1);
    expect(robust.panels[0]!.vertical.range[1]).toBeLessThan(50);
    const triangles = marks(robust.data as unknown as DrawnTrace[]).filter(({ marker }) =>
      Array.isArray(marker!.symbol),
    );
    expect(triangles[0]!.marker!.symbol).toEqual(['triangle-up']);
    const full = lightcurveFigure(long, { ...view, panels: ['net'], vertical: 'full' });
    expect(full.panels[0]!.vertical.range[1]).toBeGreaterThan(2500);
  });

  it('shows daylight and live time in a strip below the panels', () => {
    const { layout } = lightcurveFigure(curve, { ...view, panels: ['net'] });
    expect((layout as { yaxis2: { ticktext: string[] } }).yaxis2.ticktext).toEqual(['live', 'day']);
  });
});
