import { unite, type GoodTime } from './good-times.js';
import type { LightcurveColumns } from './lightcurve.js';
import type { PhotonSums, SegmentBins } from './segment-bins.js';
import { fewEvents, poissonUncertainty } from './uncertainty.js';

type SummedColumns = Pick<
  LightcurveColumns,
  | 'EXPOSURE'
  | 'GROSS'
  | 'BACKGROUND'
  | 'COUNTS'
  | 'ERROR'
  | 'ERROR_LOWER'
  | 'NET'
  | 'FLUX'
  | 'FLUX_ERROR'
  | 'SIGNAL_TO_NOISE'
  | 'EVENTS'
  | 'BACKGROUND_EVENTS'
>;

/**
 * Adds the segments of an exposure: counts add, and so do integrated fluxes, each over its own live time; the mean
 * density is their sum over the summed width of the columns used. EXPOSURE is the time all segments were live.
 *
 * NaN: everything but EXPOSURE and the event numbers where no segment is live; FLUX where one of them is dark or not
 * calibrated; BACKGROUND and what follows from it where the background is not known.
 */
export function sumSegments(
  bins: readonly SegmentBins[],
  binCount: number,
): { readonly columns: SummedColumns; readonly goodTimes: readonly GoodTime[] } {
  const column = () => new Float64Array(binCount).fill(Number.NaN);
  const columns: SummedColumns = {
    EXPOSURE: new Float64Array(binCount),
    GROSS: column(),
    BACKGROUND: column(),
    COUNTS: column(),
    ERROR: column(),
    ERROR_LOWER: column(),
    NET: column(),
    FLUX: column(),
    FLUX_ERROR: column(),
    SIGNAL_TO_NOISE: column(),
    EVENTS: new Float64Array(binCount),
    BACKGROUND_EVENTS: new Float64Array(binCount),
  };
  const means = bins.map(meanSquares);
  const summedWidth = bins.reduce((sum, { selection }) => sum + selection.summedWidth, 0);
  for (let bin = 0; bin < binCount; bin++) sumBin(columns, bins, means, summedWidth, bin);
  return { columns, goodTimes: unite(bins.flatMap(({ segment }) => segment.goodTimes)) };
}

/** Mean squared weight of a source photon over the exposure: what an empty bin's uncertainty is made of. */
interface MeanSquares {
  readonly counts: number;
  readonly flux: number;
}

function meanSquares({ source, selection }: SegmentBins): MeanSquares {
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const events = total(source.events);
  if (events > 0)
    return { counts: total(source.countsVariance) / events, flux: total(source.fluxVariance) / events };
  return { counts: selection.usedCount > 0 ? 1 : 0, flux: Number.NaN };
}

function sumBin(
  columns: SummedColumns,
  bins: readonly SegmentBins[],
  means: readonly MeanSquares[],
  summedWidth: number,
  bin: number,
): void {
  const lives = bins.map(({ live }) => live[bin]);
  columns.EXPOSURE[bin] = Math.min(...lives);
  if (lives.every((seconds) => seconds === 0)) return;
  let gross = 0;
  let background = 0;
  let net = 0;
  let flux = 0;
  const variance = { upper: 0, lower: 0, flux: 0 };
  for (const [index, { segment, live, source, background: beside }] of bins.entries()) {
    gross += source.counts[bin];
    background += segment.background === undefined ? Number.NaN : beside.counts[bin];
    columns.EVENTS[bin] += source.events[bin];
    columns.BACKGROUND_EVENTS[bin] += beside.events[bin];
    net += (source.counts[bin] - beside.counts[bin]) / live[bin];
    flux += (source.flux[bin] - beside.flux[bin]) / live[bin];
    addVariances(variance, source, beside, means[index]!, bin, live[bin]);
  }
  const counts = gross - background;
  columns.GROSS[bin] = gross;
  columns.BACKGROUND[bin] = background;
  columns.COUNTS[bin] = counts;
  columns.ERROR[bin] = Math.sqrt(variance.upper);
  columns.ERROR_LOWER[bin] = Math.sqrt(variance.lower);
  columns.NET[bin] = Number.isNaN(background) ? Number.NaN : net;
  const isCalibrated = bins.every(({ segment }) => segment.calibration !== undefined);
  const hasFlux = isCalibrated && Number.isFinite(flux) && !Number.isNaN(background);
  columns.FLUX[bin] = hasFlux ? flux / summedWidth : Number.NaN;
  columns.FLUX_ERROR[bin] = Number.isNaN(columns.FLUX[bin])
    ? Number.NaN
    : Math.sqrt(variance.flux) / summedWidth;
  columns.SIGNAL_TO_NOISE[bin] = counts / columns.ERROR[bin];
}

/** Adds a segment's variances: sums of squared weights, scaled to Poisson intervals where the photons are few. */
function addVariances(
  variance: { upper: number; lower: number; flux: number },
  source: PhotonSums,
  background: PhotonSums,
  mean: MeanSquares,
  bin: number,
  live: number,
): void {
  const events = source.events[bin];
  const { upper, lower } = poissonUncertainty(events);
  const square = events === 0 ? mean.counts : source.countsVariance[bin] / events;
  const fluxSquare = events === 0 ? mean.flux : source.fluxVariance[bin] / events;
  const spread = events < fewEvents ? upper ** 2 : events;
  variance.upper += square * spread + background.countsVariance[bin];
  variance.lower += square * (events < fewEvents ? lower ** 2 : events) + background.countsVariance[bin];
  variance.flux += (fluxSquare * spread + background.fluxVariance[bin]) / live ** 2;
}
