import { bytesSource, openFits } from '@hstlc/fits';
import { readLightcurveRows } from '@hstlc/lightcurve';
import { searchLightcurve } from '@hstlc/lightcurve/periodogram';
import { expect, it } from 'vitest';
import { pulsingProduct } from '../testing/pulsing-product.js';
import { periodogramFigure } from './periodogram-figure.js';

it('shows power by period with the strongest peak, the level of noise, and units on every axis', async () => {
  const { columns } = await readLightcurveRows(await openFits(bytesSource(pulsingProduct(3))));
  const search = searchLightcurve(columns)!;
  const figure = periodogramFigure('pulse', search, 'Sans');
  const [peak] = search.peaks;
  expect(figure).toMatchObject({
    title: {
      text: 'pulse',
      subtext: expect.stringMatching(/^strongest period 17\.\d+ s, .*; coherent, 3 exposures$/),
    },
    xAxis: { type: 'log', name: 'period (s)' },
    yAxis: { name: 'Lomb–Scargle power (0 to 1)' },
  });
  expect((figure.xAxis as { min: number }).min).toBeCloseTo(4, 3);
  const [line, marked] = figure.series as unknown as readonly {
    data: [number, number][];
    markLine?: { data: unknown[] };
  }[];
  expect(line!.data.length).toBeLessThanOrEqual(2000);
  // 219,000 powers, and the highest is there
  expect(Math.max(...line!.data.map(([, power]) => power))).toBe(search.periodogram.powers.toSorted().at(-1));
  const periods = line!.data.map(([period]) => period);
  expect(periods).toEqual(periods.toSorted((a, b) => a - b));
  const level = search.levels.find(({ probability }) => probability === 0.001)!;
  expect(line!.markLine!.data).toEqual([{ name: 'FAP 0.001', yAxis: level.power }]);
  expect(marked!.data).toEqual([[peak!.periodSeconds, peak!.power]]);
});
