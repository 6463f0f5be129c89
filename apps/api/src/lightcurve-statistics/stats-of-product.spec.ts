import { lightcurveColumns, type LightcurveColumns } from '@hstlc/lightcurve';
import { lightcurveStatistics } from '@hstlc/lightcurve/statistics';
import { expect, it } from 'vitest';
import { isDelivered, statsColumns } from './stats-of-product.js';

const empty = Object.fromEntries(
  lightcurveColumns.map(({ name }) => [name, new Float64Array(0)]),
) as LightcurveColumns;
const unknown = lightcurveStatistics(empty);

it('has NULL for what a curve does not tell, and a row for one that tells nothing', () => {
  const { total, periodogram, flares, ...rest } = statsColumns(unknown);
  expect([total, periodogram, flares]).toEqual([0, false, 0]);
  expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
});

it('keeps the documented reals in single precision, ours in double, and no more counts than the column holds', () => {
  const columns = statsColumns({ ...unknown, total: 5e9, mean: 1 / 3, vonNeumann: 1 / 3, chi2P: Infinity });
  expect([columns.total, columns.mean, columns.vonNeumann, columns.chi2P]).toEqual([
    2_147_483_647,
    Math.fround(1 / 3),
    1 / 3,
    null,
  ]);
  expect(statsColumns({ ...unknown, total: -12.6 }).total).toBe(-13);
});

it('delivers composites that pass and are not withdrawn, nothing else', () => {
  const composite = { kind: 'composite', withdrawnAt: null } as const;
  expect(isDelivered(true, composite)).toBe(true);
  expect(isDelivered(false, composite)).toBe(false);
  expect(isDelivered(true, { ...composite, withdrawnAt: new Date() })).toBe(false);
  expect(isDelivered(true, { kind: 'individual', withdrawnAt: null })).toBe(false);
});
