import type { FitsFile, Hdu } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import type { FluxCalibration } from '../time-tag-exposure.js';

/** One row of an x1d table: a segment, stripe or order. */
export interface SpectrumRow {
  readonly name: string;
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
  const read = new Map<string, { repeat: number; values: ArrayLike<number | bigint> }>();
  for (const name of present) {
    const column = await table.column(name);
    if (column.kind === 'number') read.set(name, column);
  }
  return names.map((name, row) => ({
    name,
    has: (column) => read.has(column),
    values: (column) => {
      const found = read.get(column);
      if (found === undefined) return new Float64Array(0);
      const { repeat, values } = found;
      const cells = new Float64Array(repeat);
      for (let element = 0; element < repeat; element++)
        cells[element] = Number(values[row * repeat + element]);
      return cells;
    },
  }));
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
  const sensitivities = fluxes.map((flux, column) => {
    const sensitivity = nets[column] / flux;
    return flux !== 0 && Math.abs(sensitivity) >= leastSensitivity ? sensitivity : Number.NaN;
  });
  const enclosed = row.has('ACTUAL_EE') ? row.values('ACTUAL_EE') : new Float64Array(fluxes.length).fill(1);
  return { fluxes, sensitivities, enclosedEnergies: enclosed.map((share) => (share > 0 ? share : 1)) };
}
