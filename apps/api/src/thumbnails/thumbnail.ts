import type { LightcurveData, LightcurveThumbnail } from '@hstlc/contract';

/** As many as a picture of 240 pixels can tell apart. */
const cellCount = 240;

/**
 * Puts neighbouring bins of a lightcurve together, never those of two exposures; bins without live time are left out.
 *
 * @param data bins in order of time, with the columns NET (count/s) and DATASET
 * @returns about 240 cells: mean, lowest and highest NET of each
 */
export function thumbnailOf({ id, columns }: LightcurveData, sha256: string): LightcurveThumbnail {
  const { NET: net = [], DATASET: dataset = [] } = columns;
  const binsPerCell = Math.max(1, Math.ceil(net.length / cellCount));
  const cells = cellsOf(dataset, binsPerCell).map(({ first, end }) => ({
    dataset: dataset[first] ?? 1,
    rates: net.slice(first, end).filter((rate) => rate !== null),
  }));
  const over = (reduce: (rates: readonly number[]) => number) =>
    cells.map(({ rates }) => (rates.length === 0 ? null : shortened(reduce(rates))));
  return {
    id,
    sha256,
    binsPerCell,
    means: over((rates) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length),
    lows: over((rates) => Math.min(...rates)),
    highs: over((rates) => Math.max(...rates)),
    datasets: cells.map((cell) => cell.dataset),
  };
}

/** Stretches of rows [first, end), each of one DATASET and of at most so many bins. */
function cellsOf(dataset: readonly (number | null)[], binsPerCell: number) {
  const cells: { first: number; end: number }[] = [];
  for (let first = 0; first < dataset.length;) {
    let end = first + 1;
    while (end < dataset.length && end - first < binsPerCell && dataset[end] === dataset[first]) end += 1;
    cells.push({ first, end });
    first = end;
  }
  return cells;
}

/** Four digits are more than a small picture shows. */
function shortened(value: number): number {
  return Number(value.toPrecision(4));
}
