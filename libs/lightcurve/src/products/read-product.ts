import type { FitsFile, Hdu } from '@hstlc/fits';
import { asDoubles } from '../as-doubles.js';
import { LightcurveError } from '../lightcurve-error.js';
import { lightcurveColumns, type LightcurveColumns } from '../lightcurve.js';
import { hstOrbitKey } from '../time/orbital-period.js';

/** The rows of a product: what is needed to draw or serve it. */
export interface LightcurveRows {
  /** zero of TIME (d, MJD UTC) */
  readonly mjdReference: number;
  readonly columns: LightcurveColumns;
  /** HST's orbital period (s), mean of the exposures whose TIMELINE told it; undefined where none did */
  readonly orbitSeconds?: number | undefined;
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
  for (const { name } of lightcurveColumns) entries.push([name, asDoubles(await table.numbers(name))]);
  const orbitSeconds = await readOrbitSeconds(file.hdu('PARAMETERS'));
  return { mjdReference, columns: Object.fromEntries(entries) as LightcurveColumns, orbitSeconds };
}

async function readOrbitSeconds(parameters: Hdu | undefined): Promise<number | undefined> {
  if (!parameters?.hasColumn('KEY') || !parameters.hasColumn('VALUE')) return undefined;
  const keys = await parameters.texts('KEY');
  const values = await parameters.texts('VALUE');
  return orbitSecondsOf(keys.map((key, row) => ({ key, value: values[row]! })));
}

/** HST's orbital period (s) by the parameters of a lightcurve: as `readLightcurveRows` tells it of the product. */
export function orbitSecondsOf(
  parameters: readonly { readonly key: string; readonly value: string }[],
): number | undefined {
  const periods = parameters
    .filter(({ key }) => key === hstOrbitKey || key.startsWith(`${hstOrbitKey} `))
    .map(({ value }) => Number(value));
  return periods.length === 0 ? undefined : periods.reduce((sum, each) => sum + each, 0) / periods.length;
}
