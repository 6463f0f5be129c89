import type { FitsFile, Hdu } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import { lightcurveColumns, type LightcurveColumns } from '../lightcurve.js';

/** The rows of a product: what is needed to draw or serve it. */
export interface LightcurveRows {
  /** zero of TIME (d, MJD UTC) */
  readonly mjdReference: number;
  readonly columns: LightcurveColumns;
}

/**
 * Reads the rows of a lightcurve product.
 *
 * @throws LightcurveError `not-a-product` when there is no LIGHTCURVE table; FitsError when a column is missing
 */
export async function readLightcurveRows(file: FitsFile): Promise<LightcurveRows> {
  const table: Hdu | undefined = file.hdu('LIGHTCURVE');
  const mjdReference = table?.header.number('MJDREF');
  if (table === undefined || mjdReference === undefined)
    throw new LightcurveError('not-a-product', 'file: expected a LIGHTCURVE table with MJDREF, found none');
  const entries: (readonly [string, Float64Array])[] = [];
  for (const { name } of lightcurveColumns)
    entries.push([name, Float64Array.from(await table.numbers(name), Number)]);
  return { mjdReference, columns: Object.fromEntries(entries) as LightcurveColumns };
}
