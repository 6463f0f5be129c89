import { writeFits } from '@hstlc/fits';
import { lightcurveColumns, type LightcurveColumnName } from '@hstlc/lightcurve';

/** Visits of 1,200 bins of 2 s a day apart each, 400 photons a bin, a tenth of them pulsing every 17.3 s. */
export function pulsingProduct(visits: number, orbit?: string): Uint8Array {
  const count = 1200 * visits;
  const columns = Object.fromEntries(
    lightcurveColumns.map(({ name }) => [name, new Float64Array(count)]),
  ) as Record<LightcurveColumnName, Float64Array>;
  for (let bin = 0; bin < count; bin++) {
    const visit = Math.floor(bin / 1200);
    const time = visit * 86_400 + 2 * (bin % 1200) + 1;
    // noise of the size of Poisson's, from a formula
    const noise = 20 * Math.sqrt(2) * Math.sin(12_345.678 * bin * bin);
    const events = Math.round(400 + 40 * Math.sin((2 * Math.PI * time) / 17.3) + noise);
    columns.TIME[bin] = time;
    columns.BINS[bin] = columns.EXPOSURE[bin] = 2;
    columns.EVENTS[bin] = columns.GROSS[bin] = columns.COUNTS[bin] = events;
    columns.ERROR[bin] = Math.sqrt(events);
    columns.NET[bin] = events / 2;
    columns.FLUX[bin] = Number.NaN;
    columns.DATASET[bin] = visit + 1;
  }
  const table = {
    rowCount: count,
    columns: lightcurveColumns.map(({ name, unit, format }) => ({
      name,
      unit,
      format,
      values: columns[name],
    })),
  };
  const parameters = {
    rowCount: 1,
    columns: [
      { name: 'KEY', format: '9A', values: [orbit === undefined ? 'STEP' : 'HST_ORBIT'] },
      { name: 'VALUE', format: '7A', values: [orbit ?? '2'] },
    ],
  };
  return writeFits([
    { header: [] },
    {
      header: [
        { keyword: 'EXTNAME', value: 'LIGHTCURVE' },
        { keyword: 'MJDREF', value: 57_844, real: true },
      ],
      table,
    },
    { header: [{ keyword: 'EXTNAME', value: 'PARAMETERS' }], table: parameters },
  ]);
}
