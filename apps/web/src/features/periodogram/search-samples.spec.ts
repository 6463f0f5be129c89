import { lightcurveColumns, type LightcurveColumns } from '@hstlc/lightcurve/rows';
import { describe, expect, it } from 'vitest';
import { searchedCurve } from './search-samples.js';

/** Six bins of two exposures, half a year apart, over which the light comes 400 s earlier. */
const TIME = Float64Array.of(10, 12, 14, 15_552_010, 15_552_012, 15_552_014);
const fill = (value: number) => TIME.map(() => value);
const columns = {
  ...Object.fromEntries(lightcurveColumns.map(({ name }) => [name, fill(0)])),
  TIME,
  BJD_TDB: TIME.map((time, bin) => 2_458_000.5 + (time + (bin < 3 ? 200 : -200)) / 86_400),
  BINS: fill(2),
  EXPOSURE: fill(2),
  COUNTS: Float64Array.of(1, 2, 3, 4, 5, 6),
  DATASET: Float64Array.of(1, 1, 1, 2, 2, 2),
} as unknown as LightcurveColumns;
const rows = { mjdReference: 58_000, columns, orbitSeconds: undefined };
const all = { datasets: [], binSeconds: undefined };

describe('the bins that are searched', () => {
  it('count from the first one by the barycentric clock', () => {
    const curve = searchedCurve(rows, 2, all, 'barycentric');
    expect(curve.zero).toBe(columns.BJD_TDB[0]);
    expect(curve.columns.TIME[0]).toBe(0);
    expect(curve.columns.TIME[3]).toBeCloseTo(15_552_000 - 400, 3);
  });

  it('count by the recorded clock as the product does', () => {
    const curve = searchedCurve(rows, 2, all, 'recorded');
    expect(curve.columns.TIME[3]).toBe(15_552_000);
    expect(curve.zero).toBeCloseTo(58_000 + 10 / 86_400, 9);
  });

  it('are those of the chosen exposures, put together as chosen', () => {
    const curve = searchedCurve(rows, 2, { datasets: [2], binSeconds: 4 }, 'recorded');
    expect([...curve.columns.COUNTS]).toEqual([9, 6]);
  });
});
