import type { Hdu } from '@hstlc/fits';
import { asDoubles } from '../as-doubles.js';
import { LightcurveError } from '../lightcurve-error.js';

/**
 * Reads columns of one number a row in one pass, in double precision.
 *
 * @returns in the order of `names`
 * @throws FitsError `no-such-column`; LightcurveError `unsupported-configuration` for one that is not of numbers
 */
export async function readNumbers(table: Hdu, names: readonly string[]): Promise<readonly Float64Array[]> {
  const columns = await table.readTogether(names);
  return columns.map((column, place) => {
    if (column.kind === 'number') return asDoubles(column.values);
    throw new LightcurveError(
      'unsupported-configuration',
      `${table.name}: expected a column ${names[place]} of numbers, found ${column.kind}`,
      { column: names[place]!, found: column.kind },
    );
  });
}
