import type { ColumnSelection } from './column-selection.js';
import { liveTicksByBin, liveTotal, toTicks, type TickInterval } from './good-times.js';
import { indexBoxes } from './kernel/box-index.js';
import { sumPhotonList } from './kernel/sum-photon-list.js';
import { sumCount, sumsPerBin, type PhotonTotals, type SumPlan } from './kernel/sum-plan.js';
import type { PhotonFilter } from './photon-list.js';
import { numbersPerColumn, photonWeights } from './photon-weights.js';
import { scaleBackground } from './scale-background.js';
import type { Segment } from './time-tag-exposure.js';
import { total } from './total.js';

/** A segment with the columns of it that count. */
export interface SelectedSegment {
  readonly segment: Segment;
  readonly selection: ColumnSelection;
}

/** Sums of one segment in each bin. */
export interface SegmentBins extends SelectedSegment {
  /** s of live time by bin */
  readonly live: Float64Array;
  /** mean over the columns used of the squared flux weight of a photon ((erg/cm²)²) */
  readonly meanFluxSquare: number;
  readonly source: PhotonSums;
  /** as it stands for the source box, scaled to the x1d's where there is one */
  readonly background: PhotonSums;
  /** the x1d's background over that of the photons; null without an x1d's or without photons */
  readonly backgroundScale: number | null;
  /** over all good time, whether it is binned or not */
  readonly whole: WholeExposure;
  /** photons in good time by column, whether the column counts or not */
  readonly columnEvents: Uint32Array;
}

/** Flux of a segment over all of its good time. */
export interface WholeExposure {
  readonly liveSeconds: number;
  /** erg/cm² over the columns used */
  readonly sourceFlux: number;
  readonly backgroundFlux: number;
}

/** What the photons of a region add up to in each bin: numbers, counts and flux, with the squares of their weights. */
export interface PhotonSums {
  readonly events: Float64Array;
  readonly counts: Float64Array;
  readonly countsVariance: Float64Array;
  /** erg/cm² */
  readonly flux: Float64Array;
  readonly fluxVariance: Float64Array;
}

/** The grid of an exposure's bins: bin k holds ticks k·ticksPerBin up to the next bin's first. */
export interface BinGrid {
  readonly tickSeconds: number;
  readonly ticksPerBin: number;
  readonly binCount: number;
}

/** What of the photons goes into bins. */
export interface BinChoice {
  readonly filter: PhotonFilter;
  /** the part of good time that goes into bins */
  readonly ticks: readonly TickInterval[];
  readonly background: 'events' | 'spectrum';
}

/**
 * Bins the photons of segments that share one list, in one pass through it.
 *
 * @param selected segments of one photon list, at least one
 */
export async function binSegments(
  selected: readonly SelectedSegment[],
  grid: BinGrid,
  { filter, ticks, background }: BinChoice,
): Promise<readonly SegmentBins[]> {
  const { photons, goodTimes } = selected[0]!.segment;
  const goodTicks = toTicks(goodTimes, grid.tickSeconds);
  const plan = planOf(selected, grid, { goodTicks, binnedTicks: ticks });
  const totals = await sumPhotonList(photons, filter, plan);
  const live = liveTicksByBin(ticks, grid.ticksPerBin, grid.binCount).map(
    (count) => count * grid.tickSeconds,
  );
  const liveSeconds = liveTotal(goodTicks) * grid.tickSeconds;
  return selected.map(({ segment, selection }, number) => {
    const source = regionSums(totals, plan, 2 * number);
    const weights = weightsOf(plan, 2 * number);
    const { scale, sums } = scaleBackground(regionSums(totals, plan, 2 * number + 1), {
      segment,
      selection,
      weights,
      live,
      liveSeconds,
      shape: background,
    });
    const { columnCount } = plan.index;
    const columnsAt = 2 * number * columnCount;
    // after `...each` V8 would make another shape each time, and what is compiled for the last would not do for the next
    return {
      segment,
      selection,
      live,
      meanFluxSquare: meanFluxSquare(weights, selection.usedCount),
      source: withoutRest(source),
      background: withoutRest(sums),
      backgroundScale: scale,
      whole: { liveSeconds, sourceFlux: total(source.flux), backgroundFlux: total(sums.flux) },
      columnEvents: totals.columnEvents.slice(columnsAt, columnsAt + columnCount),
    };
  });
}

function planOf(
  selected: readonly SelectedSegment[],
  grid: BinGrid,
  times: Pick<SumPlan, 'goodTicks' | 'binnedTicks'>,
): SumPlan {
  const { columnCount, rowCount } = selected[0]!.segment.photons;
  const regions = selected.flatMap(({ segment }) => [segment.source, segment.background?.boxes ?? []]);
  return {
    index: indexBoxes(regions.flat(), columnCount, rowCount),
    regionOfBox: Uint16Array.from(regions.flatMap((boxes, region) => boxes.map(() => region))),
    regionCount: regions.length,
    weighsEpsilon: Uint8Array.from(
      selected.flatMap(({ segment }) => [1, segment.background?.weighing === 'count' ? 0 : 1]),
    ),
    weights: photonWeights(selected, columnCount),
    ticksPerBin: grid.ticksPerBin,
    binCount: grid.binCount,
    ...times,
  };
}

/** The weights of a region's photons. */
function weightsOf({ weights, index: { columnCount } }: SumPlan, region: number): Float64Array {
  const length = numbersPerColumn * columnCount;
  return weights.subarray(region * length, (region + 1) * length);
}

/** A region's sums, bin by bin and last those of what is not binned. */
function regionSums({ sums }: PhotonTotals, { binCount }: SumPlan, region: number): PhotonSums {
  const first = region * (binCount + 1) * sumCount;
  const column = (which: number) => {
    const values = new Float64Array(binCount + 1);
    for (let bin = 0, at = first + which; bin <= binCount; bin++, at += sumCount) values[bin] = sums[at];
    return values;
  };
  return {
    events: column(sumsPerBin.events),
    counts: column(sumsPerBin.counts),
    countsVariance: column(sumsPerBin.countsVariance),
    flux: column(sumsPerBin.flux),
    fluxVariance: column(sumsPerBin.fluxVariance),
  };
}

function withoutRest(sums: PhotonSums): PhotonSums {
  const binned = (values: Float64Array) => values.subarray(0, values.length - 1);
  return {
    events: binned(sums.events),
    counts: binned(sums.counts),
    countsVariance: binned(sums.countsVariance),
    flux: binned(sums.flux),
    fluxVariance: binned(sums.fluxVariance),
  };
}

function meanFluxSquare(weights: Float64Array, usedCount: number): number {
  let sum = 0;
  for (let at = 1; at < weights.length; at += numbersPerColumn) sum += weights[at] ** 2;
  return sum / Math.max(1, usedCount);
}
