import type { LightcurveData } from '@hstlc/contract';

/** The columns of a lightcurve as numbers, by FITS column name. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** A column, empty when the lightcurve has none of the name. */
export function columnOf(columns: Columns, name: string): Float64Array {
  return columns[name] ?? new Float64Array();
}

/**
 * The columns as they came, with null, which is how NaN travels, as NaN again; and with the errors of NET, which are
 * those of the counts over the live time of the bin.
 *
 * @returns the columns, NET_ERROR and NET_ERROR_LOWER among them (count/s); NaN where a bin has no live time
 */
export function numbersOf({ columns }: LightcurveData): Columns {
  const numbers: Record<string, Float64Array> = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(values, (value) => value ?? Number.NaN),
    ]),
  );
  const { ERROR, ERROR_LOWER, EXPOSURE } = numbers;
  if (EXPOSURE === undefined) return numbers;
  const perSecond = (errors: Float64Array) =>
    errors.map((error, bin) => error / (EXPOSURE[bin] || Number.NaN));
  return {
    ...numbers,
    ...(ERROR === undefined ? {} : { NET_ERROR: perSecond(ERROR) }),
    ...(ERROR_LOWER === undefined ? {} : { NET_ERROR_LOWER: perSecond(ERROR_LOWER) }),
  };
}

/** The bins of some exposures, by DATASET number; all when none is named. */
export function binsOfDatasets(columns: Columns, chosen: readonly number[]): Columns {
  if (chosen.length === 0) return columns;
  const datasets = columnOf(columns, 'DATASET');
  const isChosen = (bin: number) => chosen.includes(datasets[bin]!);
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, values.filter((_, bin) => isChosen(bin))]),
  );
}
