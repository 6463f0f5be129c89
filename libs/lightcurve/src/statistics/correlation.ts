import { pearson } from './pearson.js';

/**
 * How two columns of bins go together: Pearson's correlation over the bins that have both values.
 *
 * It tells of a straight line between the two, not of a cause: whatever both follow, such as the orbit, correlates them.
 * Neighbouring bins that go with the orbit are not independent, so no chance is told.
 *
 * @param x @param y length N; NaN where a bin has no value
 * @returns r from −1 to 1; NaN with fewer than three bins, or where a column is constant. `count`: bins that have both
 * @see pearson
 */
export function correlation(
  x: Float64Array,
  y: Float64Array,
): { readonly r: number; readonly count: number } {
  if (x.length !== y.length)
    throw new RangeError(`correlation: expected columns of one length, found ${x.length} and ${y.length}`);
  const hasBoth = (_: number, bin: number) => Number.isFinite(x[bin]) && Number.isFinite(y[bin]);
  const known = x.filter(hasBoth);
  const count = known.length;
  return { r: count < 3 ? NaN : pearson(known, y.filter(hasBoth)).r, count };
}
