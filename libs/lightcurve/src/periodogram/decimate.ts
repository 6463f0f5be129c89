import type { FrequencyGrid } from './frequency-grid.js';
import { frequencyAt } from './power-search.js';

/** Powers to draw or to send: of each group of neighbours the lowest and the highest, where they are. */
export interface DecimatedPowers {
  /** whether every power of the grid is there */
  readonly isWhole: boolean;
  /** Hz, ascending */
  readonly frequencies: Float64Array;
  readonly powers: Float64Array;
  /** the highest window of the group, at both its frequencies; undefined without a window */
  readonly window: Float64Array | undefined;
}

/**
 * At most so many of a grid's powers, without losing a peak or a trough: groups of neighbours are stood for by their
 * lowest and their highest power at the frequencies these have. All of them where they are few enough.
 */
export function decimatePowers(
  {
    powers,
    grid,
    window,
  }: {
    readonly powers: Float64Array;
    readonly grid: FrequencyGrid;
    readonly window?: Float64Array | undefined;
  },
  most: number,
): DecimatedPowers {
  const size = Math.ceil(powers.length / Math.floor(most / 2));
  const isWhole = powers.length <= most;
  const indices = isWhole ? Uint32Array.from(powers.keys()) : extremesOf(powers, size);
  return {
    isWhole,
    frequencies: Float64Array.from(indices, (index) => frequencyAt(grid, index)),
    powers: Float64Array.from(indices, (index) => powers[index]),
    window:
      window && (isWhole ? window : Float64Array.from(indices, (index) => highestOf(window, index, size))),
  };
}

function extremesOf(values: Float64Array, size: number): Uint32Array {
  const indices: number[] = [];
  for (let first = 0; first < values.length; first += size) {
    let low = first;
    let high = first;
    for (let index = first; index < Math.min(first + size, values.length); index++) {
      if (values[index] < values[low]) low = index;
      if (values[index] > values[high]) high = index;
    }
    if (low === high) indices.push(low);
    else indices.push(Math.min(low, high), Math.max(low, high));
  }
  return Uint32Array.from(indices);
}

function highestOf(values: Float64Array, index: number, size: number): number {
  const first = index - (index % size);
  return values.subarray(first, first + size).reduce((most, value) => Math.max(most, value), 0);
}
