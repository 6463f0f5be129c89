import type { TickInterval } from '../good-times.js';
import type { BoxIndex } from './box-index.js';

/** What the photons of a region add up to in each bin: numbers, counts and flux, with the squares of their weights. */
export const sumsPerBin = { events: 0, counts: 1, countsVariance: 2, flux: 3, fluxVariance: 4 } as const;

/** Numbers kept for each bin. */
export const sumCount = 5;

/** What is to be summed: the regions (source or background of a segment) by their boxes, and what photons weigh. */
export interface SumPlan {
  readonly index: BoxIndex;
  /** region that each box belongs to */
  readonly regionOfBox: Uint16Array;
  readonly regionCount: number;
  /** 1 for regions whose photons weigh their EPSILON, 0 for those whose photons count for one */
  readonly weighsEpsilon: Uint8Array;
  /**
   * region after region, column after column: the counts and the flux (erg/cm²) that a photon stands for, side by side;
   * no counts in columns that are not used
   */
  readonly weights: Float64Array;
  readonly ticksPerBin: number;
  readonly binCount: number;
  /** closed intervals of ticks in which photons are good */
  readonly goodTicks: readonly TickInterval[];
  /** the part of them that goes into bins; what is good beyond goes into the bin after the last */
  readonly binnedTicks: readonly TickInterval[];
}

/** Sums over the photons so far, as flat arrays. */
export interface PhotonTotals {
  /** region after region, bin after bin (and one for what is not binned), {@link sumsPerBin} */
  readonly sums: Float64Array;
  /** region after region, column after column: photons in good time, whether the column counts or not */
  readonly columnEvents: Uint32Array;
}

export function emptyTotals({ regionCount, binCount, index }: SumPlan): PhotonTotals {
  return {
    sums: new Float64Array(regionCount * (binCount + 1) * sumCount),
    columnEvents: new Uint32Array(regionCount * index.columnCount),
  };
}
