import { incompleteBeta } from './incomplete-beta.js';

/**
 * Pearson's correlation of two columns, and the chance that uncorrelated Gaussian columns correlate at least as much.
 *
 * @param x @param y length N ≥ 3, finite
 * @returns r from −1 to 1, p two-sided; both NaN when a column is constant
 * @see Student 1908, Biometrika 6, 302: (1 + r)/2 follows a beta law with both parameters N/2 − 1 (as scipy.stats.pearsonr)
 */
export function pearson(x: Float64Array, y: Float64Array): { readonly r: number; readonly p: number } {
  const count = x.length;
  if (count < 3 || y.length !== count)
    throw new RangeError(`pearson: expected two columns of at least 3, found ${count} and ${y.length}`);
  const meanX = x.reduce((sum, value) => sum + value, 0) / count;
  const meanY = y.reduce((sum, value) => sum + value, 0) / count;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let index = 0; index < count; index++) {
    const dx = x[index] - meanX;
    const dy = y[index] - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (!(xx > 0 && yy > 0)) return { r: NaN, p: NaN };
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const half = count / 2 - 1;
  return { r, p: Math.min(1, 2 * incompleteBeta((1 - Math.abs(r)) / 2, half, half)) };
}
