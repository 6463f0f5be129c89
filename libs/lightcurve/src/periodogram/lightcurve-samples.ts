import { qualityBits, type LightcurveColumnName, type LightcurveColumns } from '../lightcurve.js';
import { liveSamples, type Samples } from './samples.js';

/**
 * The samples of a column that a period may be looked for in: bins that are live, have a value, and no lamp on.
 *
 * Their errors go with live time alone, 1 / √EXPOSURE, so that no bin weighs more because it happens to be faint; they
 * are scaled such that their mean square is that of the column's own errors (ERROR, FLUX_ERROR, or Poisson's for
 * photons), which only the normalization psd shows.
 */
export function lightcurveSamples(columns: LightcurveColumns, column: LightcurveColumnName): Samples {
  const left = qualityBits.notLive | qualityBits.lampOn;
  const samples = liveSamples({
    times: columns.TIME,
    values: columns[column].map((value, row) => (columns.QUALITY[row] & left ? NaN : value)),
    errors: columns.EXPOSURE.map((seconds) => 1 / Math.sqrt(seconds)),
  });
  const scale = errorScale(columns, column, left);
  return { ...samples, errors: samples.errors!.map((error) => error * scale) };
}

function errorScale(columns: LightcurveColumns, column: LightcurveColumnName, left: number): number {
  let squares = 0;
  let units = 0;
  for (let row = 0; row < columns.TIME.length; row++) {
    const square = squaredError(columns, column, row);
    if (columns.QUALITY[row] & left || !(square > 0 && square < Infinity) || !(columns.EXPOSURE[row] > 0))
      continue;
    squares += square;
    units += 1 / columns.EXPOSURE[row];
  }
  return squares > 0 ? Math.sqrt(squares / units) : 1;
}

function squaredError(columns: LightcurveColumns, column: LightcurveColumnName, row: number): number {
  if (column === 'NET') return (columns.ERROR[row] / columns.EXPOSURE[row]) ** 2;
  if (column === 'COUNTS') return columns.ERROR[row] ** 2;
  if (column === 'FLUX') return columns.FLUX_ERROR[row] ** 2;
  // of photons: as many as there are
  return columns[column][row];
}
