import type { LightcurveThumbnail } from '@hstlc/contract';

/** As many as a picture of 240 pixels can tell apart. */
const cellCount = 240;

/** What of a lightcurve is drawn small; bins in the order of time. */
export interface ThumbnailColumns {
  /** count/s; NaN without live time */
  readonly net: ArrayLike<number>;
  /** DATASET of each bin */
  readonly dataset: ArrayLike<number>;
}

/**
 * Puts neighbouring bins of a lightcurve together, never those of two exposures; bins without live time are left out.
 *
 * @returns about 240 cells: mean, lowest and highest NET of each
 */
export function thumbnailOf({ net, dataset }: ThumbnailColumns): Omit<LightcurveThumbnail, 'id' | 'sha256'> {
  const binsPerCell = Math.max(1, Math.ceil(net.length / cellCount));
  const cells = cellsOf(dataset, binsPerCell).map((cell) => ({
    dataset: dataset[cell.first] ?? 1,
    ...ratesOf(net, cell),
  }));
  const shown = (name: 'mean' | 'low' | 'high') =>
    cells.map((cell) => (cell.count === 0 ? null : shortened(cell[name])));
  return {
    binsPerCell,
    means: shown('mean'),
    lows: shown('low'),
    highs: shown('high'),
    datasets: cells.map((cell) => cell.dataset),
  };
}

/** Rows [first, end). */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Stretches of rows, each of one DATASET and of at most so many bins. */
function cellsOf(dataset: ArrayLike<number>, binsPerCell: number): readonly Stretch[] {
  const cells: Stretch[] = [];
  for (let first = 0; first < dataset.length;) {
    let end = first + 1;
    while (end < dataset.length && end - first < binsPerCell && dataset[end] === dataset[first]) end += 1;
    cells.push({ first, end });
    first = end;
  }
  return cells;
}

/** Mean, lowest and highest of the rates that are known, and how many those are. */
function ratesOf(net: ArrayLike<number>, { first, end }: Stretch) {
  let [count, sum, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = first; row < end; row += 1) {
    const rate = net[row]!;
    if (Number.isNaN(rate)) continue;
    count += 1;
    sum += rate;
    low = Math.min(low, rate);
    high = Math.max(high, rate);
  }
  return { count, mean: sum / count, low, high };
}

/** Four digits are more than a small picture shows. */
function shortened(value: number): number {
  return Number(value.toPrecision(4));
}
