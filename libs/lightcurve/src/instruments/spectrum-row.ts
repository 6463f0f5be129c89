import type { FitsFile, Hdu, NumberArray } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import type { FluxCalibration } from '../time-tag-exposure.js';

/** One row of an x1d table: a segment, stripe or order. */
export interface SpectrumRow {
  readonly name: string;
  /** not to be written to: it is the same array each time */
  readonly values: (column: string) => Float64Array;
  readonly has: (column: string) => boolean;
}

/** Reads the rows of an x1d's SCI table that `nameOf` gives a name. */
export async function readSpectrum(
  x1d: FitsFile,
  nameOf: (table: Hdu) => Promise<readonly string[]>,
  columns: readonly string[],
): Promise<readonly SpectrumRow[]> {
  const table = x1d.hdu('SCI');
  if (table === undefined || table.kind !== 'bintable') return [];
  const names = await nameOf(table);
  const present = columns.filter((column) => table.hasColumn(column));
  const read = new Map<string, NumberColumn>();
  for (const [place, column] of (await table.readTogether(present)).entries())
    if (column.kind === 'number') read.set(present[place]!, column);
  return names.map((name, row) => {
    const made = new Map<string, Float64Array>();
    return {
      name,
      has: (column) => read.has(column),
      values: (column) => {
        const cells = made.get(column) ?? cellsOf(read.get(column), row);
        made.set(column, cells);
        return cells;
      },
    };
  });
}

interface NumberColumn {
  readonly repeat: number;
  readonly values: NumberArray;
}

/** The numbers of one row, in double precision; none of a column that is not there. */
function cellsOf(column: NumberColumn | undefined, row: number): Float64Array {
  if (column === undefined) return new Float64Array(0);
  const { repeat, values } = column;
  const cells = values.subarray(row * repeat, (row + 1) * repeat);
  if (cells instanceof Float64Array) return cells;
  return cells instanceof BigInt64Array || cells instanceof BigUint64Array
    ? Float64Array.from(cells, Number)
    : new Float64Array(cells);
}

/**
 * Checks that a spectrum has one element for each column of the detector.
 *
 * @throws LightcurveError `unsupported-configuration`
 */
export function requireColumnCount(row: SpectrumRow, columnCount: number): void {
  const found = row.values('WAVELENGTH').length;
  if (found === columnCount) return;
  throw new LightcurveError(
    'unsupported-configuration',
    `x1d row ${row.name}: expected ${columnCount} columns, found ${found}`,
    { segment: row.name, expected: columnCount, found },
  );
}

/** Sensitivities below this are no calibration (count cm² Å / erg). */
const leastSensitivity = 1e6;

/**
 * The calibration an x1d carries: S = NET / FLUX by column, NaN where the spectrum is not calibrated.
 *
 * @see the project's science page, section 3, rules 1 and 2
 */
export function calibrationOf(row: SpectrumRow): FluxCalibration {
  const fluxes = row.values('FLUX');
  const nets = row.values('NET');
  const sensitivities = new Float64Array(fluxes.length);
  const enclosedEnergies = new Float64Array(fluxes.length).fill(1);
  const enclosed = row.values('ACTUAL_EE');
  for (let column = 0; column < fluxes.length; column++) {
    const sensitivity = nets[column] / fluxes[column];
    const isCalibrated = fluxes[column] !== 0 && Math.abs(sensitivity) >= leastSensitivity;
    sensitivities[column] = isCalibrated ? sensitivity : Number.NaN;
    if (enclosed[column] > 0) enclosedEnergies[column] = enclosed[column];
  }
  return { fluxes, sensitivities, enclosedEnergies };
}
