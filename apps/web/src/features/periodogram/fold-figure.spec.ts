import { foldCurve } from '@hstlc/lightcurve/periodogram';
import { describe, expect, it } from 'vitest';
import { foldFigure } from './fold-figure.js';

function parts(count: number, scale = 1) {
  const times = Float64Array.from({ length: count }, (_, bin) => bin);
  const values = times.map((time) => (time % 8) * scale);
  const exposures = times.map(() => 1);
  const folded = foldCurve({ times, values, errors: times.map(() => scale), exposures }, 8, {
    phaseBinCount: 4,
  });
  return {
    folded,
    values,
    datasets: times.map((time) => (time < count / 2 ? 1 : 2)),
    quantity: 'net',
    unit: 'count/s',
  };
}

describe('the folded figure', () => {
  it('shows two cycles that are the same', () => {
    const layers = foldFigure(parts(64)).layers!;
    const points = layers.filter((layer) => layer.kind === 'points');
    const means = points.at(-1)!;
    expect([...means.x]).toEqual([0.125, 0.375, 0.625, 0.875, 1.125, 1.375, 1.625, 1.875]);
    expect([...means.y]).toEqual([0.5, 2.5, 4.5, 6.5, 0.5, 2.5, 4.5, 6.5]);
    expect(means.errors![1][0]! - means.y[0]!).toBeCloseTo(1 / 4, 9);
    for (const { x, y } of points.slice(0, -1)) {
      const half = x.length / 2;
      expect(x.slice(half).map((phase) => phase - 1)).toEqual(x.slice(0, half));
      expect(y.slice(half)).toEqual(y.slice(0, half));
    }
  });

  it('draws bins of each exposure in its colour, and of very many every so manieth, saying so', () => {
    const colours = foldFigure(parts(64)).layers!.map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(3);
    const many = foldFigure(parts(100_000));
    expect(many.drawnBins).toBeLessThanOrEqual(2000);
    expect(many.binCount).toBe(100_000);
  });

  it('ends every axis title in a unit, with a power of ten where numbers are awkward', () => {
    const titles = (layout: object) =>
      Object.values(layout as Record<string, { title?: { text: string } }>).flatMap(
        (axis) => axis.title?.text ?? [],
      );
    expect(titles(foldFigure(parts(64)).layout)).toEqual(['phase (cycles)', 'net<br>(count/s)']);
    expect(titles(foldFigure(parts(64, 1e-14)).layout)[1]).toBe('net<br>(10⁻¹⁴ count/s)');
  });
});
