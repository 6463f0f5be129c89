import { selectColumns, type ColumnSelection, type WavelengthWindow } from './column-selection.js';
import type { ExtractionOptions } from './extraction-options.js';
import { liveTicks, toTicks } from './good-times.js';
import { photonWeights } from './photon-weights.js';
import type { Photons, Segment } from './time-tag-exposure.js';

/** Sums of one segment in each bin. */
export interface SegmentBins {
  readonly segment: Segment;
  readonly selection: ColumnSelection;
  /** s of live time */
  readonly live: Float64Array;
  /** mean over the columns used of the squared flux weight of a photon ((erg/cm²)²) */
  readonly meanFluxSquare: number;
  readonly source: PhotonSums;
  readonly background: PhotonSums;
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

/**
 * Bins the photons of a segment in one pass, in double precision; the order of summation is that of the file, so the
 * same file gives the same bits.
 */
export function binSegment(
  segment: Segment,
  grid: BinGrid,
  isCos: boolean,
  options: ExtractionOptions,
  within?: WavelengthWindow,
): SegmentBins {
  const selection = selectColumns(segment, isCos, options, within);
  const weights = photonWeights(segment, selection);
  const intervals = toTicks(segment.goodTimes, grid.tickSeconds);
  const live = Float64Array.from({ length: grid.binCount }, (_, bin) => {
    const first = bin * grid.ticksPerBin;
    return liveTicks(intervals, first, first + grid.ticksPerBin) * grid.tickSeconds;
  });
  const none = { ticks: new Int32Array(0), columns: new Int32Array(0), weights: new Float64Array(0) };
  return {
    segment,
    selection,
    live,
    meanFluxSquare:
      weights.sourceFlux.reduce((sum, weight) => sum + weight ** 2, 0) / Math.max(1, selection.usedCount),
    source: sumPhotons(segment.source, grid, weights.sourceCounts, weights.sourceFlux),
    background: sumPhotons(
      segment.background?.photons ?? none,
      grid,
      weights.backgroundCounts,
      weights.backgroundFlux,
    ),
  };
}

function sumPhotons(
  photons: Photons,
  grid: BinGrid,
  countWeights: Float64Array,
  fluxWeights: Float64Array,
): PhotonSums {
  const { ticks, columns, weights } = photons;
  const column = () => new Float64Array(grid.binCount);
  const sums = {
    events: column(),
    counts: column(),
    countsVariance: column(),
    flux: column(),
    fluxVariance: column(),
  };
  const { events, counts, countsVariance, flux, fluxVariance } = sums;
  for (let photon = 0; photon < ticks.length; photon++) {
    const countWeight = countWeights[columns[photon]];
    if (countWeight === 0) continue;
    const bin = Math.floor(ticks[photon] / grid.ticksPerBin);
    if (bin < 0 || bin >= grid.binCount) continue;
    const count = countWeight * weights[photon];
    const energy = fluxWeights[columns[photon]] * weights[photon];
    events[bin] += 1;
    counts[bin] += count;
    countsVariance[bin] += count * count;
    flux[bin] += energy;
    fluxVariance[bin] += energy * energy;
  }
  return sums;
}
