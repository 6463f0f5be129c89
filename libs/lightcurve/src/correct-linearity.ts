import { correctGlobalLinearity, type GlobalLinearity } from './calibration/global-linearity.js';
import type { Caveat } from './caveat.js';
import { isGoodTick, type TickInterval } from './good-times.js';
import type { PhotonFilter, PhotonList } from './photon-list.js';
import type { BinGrid, PhotonSums, SegmentBins } from './segment-bins.js';

/** The photons whose rate decides how many the detector lost. */
export interface DetectorPhotons {
  readonly photons: PhotonList;
  readonly filter: PhotonFilter;
  /** good time that is binned, closed intervals */
  readonly ticks: readonly TickInterval[];
}

/**
 * Makes up for the photons that a MAMA loses at high rates: counts and fluxes of each bin are multiplied by the true
 * over the observed rate of the whole detector in that bin. A background whose mean is the x1d's, which is corrected
 * already, keeps its mean. Event numbers stay as they are. It takes one more pass through the photons.
 *
 * @see CALSTIS cs1/dononlin.c (GLINCORR), BSD-3-Clause; the project's science page, section 2
 */
export async function correctLinearity(
  bins: readonly SegmentBins[],
  grid: BinGrid,
  detector: DetectorPhotons,
  linearity: GlobalLinearity,
): Promise<{ readonly bins: readonly SegmentBins[]; readonly caveats: readonly Caveat[] }> {
  const live = bins[0]?.live ?? new Float64Array(0);
  const events = await detectorEvents(detector, grid);
  const { factors, beyondLimit } = correctGlobalLinearity(events, live, linearity);
  const known = factors.map((factor, bin) => (live[bin] > 0 ? factor : 1));
  const text = `in ${beyondLimit} bins the detector's rate is beyond ${linearity.globalLimit} count/s, where its linearity is not corrected well`;
  return {
    bins: bins.map((each) => corrected(each, known)),
    caveats: beyondLimit > 0 ? [{ code: 'beyond-linearity', text }] : [],
  };
}

async function detectorEvents(
  { photons, filter, ticks: good }: DetectorPhotons,
  { ticksPerBin, binCount }: BinGrid,
): Promise<Float64Array> {
  const events = new Float64Array(binCount);
  for await (const { count, ticks } of photons.batches(filter))
    for (let photon = 0; photon < count; photon++) {
      const bin = Math.floor(ticks[photon] / ticksPerBin);
      if (bin >= 0 && bin < binCount && isGoodTick(good, ticks[photon])) events[bin] += 1;
    }
  return events;
}

function corrected(each: SegmentBins, factors: Float64Array): SegmentBins {
  const { source, background, backgroundScale, whole } = each;
  const mean = backgroundScale === null ? 1 : weightedMean(factors, background.counts);
  return {
    ...each,
    source: scaled(source, factors),
    background: scaled(
      background,
      factors.map((factor) => factor / mean),
    ),
    whole: {
      ...whole,
      sourceFlux: whole.sourceFlux * weightedMean(factors, source.flux),
      backgroundFlux:
        backgroundScale === null
          ? whole.backgroundFlux * weightedMean(factors, background.flux)
          : whole.backgroundFlux,
    },
  };
}

function scaled(sums: PhotonSums, factors: Float64Array): PhotonSums {
  const times = (values: Float64Array, power: number) =>
    values.map((value, bin) => value * factors[bin] ** power);
  return {
    events: sums.events,
    counts: times(sums.counts, 1),
    countsVariance: times(sums.countsVariance, 2),
    flux: times(sums.flux, 1),
    fluxVariance: times(sums.fluxVariance, 2),
  };
}

/** Mean of the factors, each as often as there are counts; 1 without counts. */
function weightedMean(factors: Float64Array, counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weighted = counts.reduce((sum, count, bin) => sum + count * factors[bin], 0);
  return total > 0 && Number.isFinite(weighted) ? weighted / total : 1;
}
