import type { LightcurveColumnName, LightcurveColumns } from './lightcurve.js';

/** The rows of each exposure of a lightcurve, by its DATASET, in the order in which they begin; views where they can be. */
export function exposuresOf(columns: LightcurveColumns): readonly LightcurveColumns[] {
  const { DATASET } = columns;
  const edges = [0];
  for (let row = 1; row < DATASET.length; row++) if (DATASET[row] !== DATASET[row - 1]) edges.push(row);
  return edges
    .filter((first) => first < DATASET.length)
    .map((first, index) => rowsOf(columns, first, edges[index + 1] ?? DATASET.length));
}

function rowsOf(columns: LightcurveColumns, first: number, end: number): LightcurveColumns {
  const entries = Object.entries(columns) as readonly (readonly [LightcurveColumnName, Float64Array])[];
  return Object.fromEntries(
    entries.map(([name, values]) => [name, values.subarray(first, end)]),
  ) as LightcurveColumns;
}
