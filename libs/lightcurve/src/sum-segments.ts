import { liveTicksByBin, toTicks, type GoodTime } from './good-times.js';
import type { LightcurveColumns } from './lightcurve.js';
import type { BinGrid, SegmentBins } from './segment-bins.js';
import { poissonUncertainty } from './uncertainty.js';

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
 * Adds the segments of an exposure: counts add, and so do rates and integrated fluxes, each over its own live time; the
 * mean density is their sum over the summed width of the columns used. EXPOSURE is the time any segment was live.
 *
 * NaN: everything but EXPOSURE and the event numbers where no segment is live; NET and FLUX where one of them is dark;
 * FLUX where one is not calibrated; BACKGROUND and all that follows from it where the background is not known.
 *
 * @param goodTimes of any segment, as far as they are binned (s since EXPSTART)
 * @see the project's science page, sections 1 and 5
 */
export function sumSegments(
  bins: readonly SegmentBins[],
  { binCount, ticksPerBin, tickSeconds }: BinGrid,
  goodTimes: readonly GoodTime[],
): SummedColumns {
  const column = () => new Float64Array(binCount).fill(Number.NaN);
  const columns: SummedColumns = {
    EXPOSURE: liveTicksByBin(toTicks(goodTimes, tickSeconds), ticksPerBin, binCount).map(
      (ticks) => ticks * tickSeconds,
    ),
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
  const band = bandOf(bins);
  for (let bin = 0; bin < binCount; bin++)
    if (columns.EXPOSURE[bin] > 0) writeBin(columns, bin, addSegments(bins, bin), band);
  return columns;
}

/** What holds for all bins of an exposure. */
interface Band {
  readonly hasBackground: boolean;
  readonly isCalibrated: boolean;
  /** Å */
  readonly summedWidth: number;
  /** mean squared weight of a source photon in counts and in erg/cm²: what an empty bin's uncertainty is made of */
  readonly meanSquare: number;
  readonly meanFluxSquare: number;
}

function bandOf(bins: readonly SegmentBins[]): Band {
  const total = (pick: (each: SegmentBins) => Float64Array) =>
    bins.reduce((sum, each) => pick(each).reduce((partial, value) => partial + value, sum), 0);
  const events = total(({ source }) => source.events);
  const columnSquares = bins.reduce((sum, { meanFluxSquare }) => sum + meanFluxSquare, 0) / bins.length;
  return {
    hasBackground: bins.every(({ segment }) => segment.background !== undefined),
    isCalibrated: bins.every(({ segment }) => segment.calibration !== undefined),
    summedWidth: bins.reduce((sum, { selection }) => sum + selection.summedWidth, 0),
    meanSquare: events > 0 ? total(({ source }) => source.countsVariance) / events : 1,
    meanFluxSquare: events > 0 ? total(({ source }) => source.fluxVariance) / events : columnSquares,
  };
}

/** One bin's sums over the segments; rates and fluxes are NaN where one of them is dark. */
interface BinSums {
  readonly events: number;
  readonly backgroundEvents: number;
  readonly gross: number;
  readonly background: number;
  /** count/s */
  readonly netRate: number;
  /** erg/s/cm² */
  readonly flux: number;
  readonly grossSquares: number;
  readonly backgroundSquares: number;
  readonly fluxSquares: number;
  readonly backgroundFluxSquares: number;
}

function addSegments(bins: readonly SegmentBins[], bin: number): BinSums {
  const sums = { ...nothing };
  for (const { live, source, background } of bins) {
    // 0 photons in no time are no rate
    const seconds = live[bin] > 0 ? live[bin] : Number.NaN;
    sums.events += source.events[bin];
    sums.backgroundEvents += background.events[bin];
    sums.gross += source.counts[bin];
    sums.background += background.counts[bin];
    sums.netRate += (source.counts[bin] - background.counts[bin]) / seconds;
    sums.flux += (source.flux[bin] - background.flux[bin]) / seconds;
    sums.grossSquares += source.countsVariance[bin];
    sums.backgroundSquares += background.countsVariance[bin];
    sums.fluxSquares += source.fluxVariance[bin] / seconds ** 2;
    sums.backgroundFluxSquares += background.fluxVariance[bin] / seconds ** 2;
  }
  return sums;
}

const nothing: BinSums = {
  events: 0,
  backgroundEvents: 0,
  gross: 0,
  background: 0,
  netRate: 0,
  flux: 0,
  grossSquares: 0,
  backgroundSquares: 0,
  fluxSquares: 0,
  backgroundFluxSquares: 0,
};

/**
 * Writes a bin's row. Uncertainties are the sums of squared weights, stretched to Poisson intervals where the photons
 * of all segments together are few; an empty bin has that of no photon, by the exposure's mean squared weight.
 */
function writeBin(columns: SummedColumns, bin: number, sums: BinSums, band: Band): void {
  const { events, gross } = sums;
  const background = band.hasBackground ? sums.background : Number.NaN;
  const { upper, lower } = poissonUncertainty(events);
  const square = events === 0 ? band.meanSquare : sums.grossSquares / events;
  const live = columns.EXPOSURE[bin];
  const fluxSquare = events === 0 ? band.meanFluxSquare / live ** 2 : sums.fluxSquares / events;
  const known = (value: number) => (band.hasBackground ? value : Number.NaN);
  const counts = gross - background;
  const error = known(Math.sqrt(square * upper ** 2 + sums.backgroundSquares));
  columns.EVENTS[bin] = events;
  columns.BACKGROUND_EVENTS[bin] = sums.backgroundEvents;
  columns.GROSS[bin] = gross;
  columns.BACKGROUND[bin] = background;
  columns.COUNTS[bin] = counts;
  columns.ERROR[bin] = error;
  columns.ERROR_LOWER[bin] = known(Math.sqrt(square * lower ** 2 + sums.backgroundSquares));
  columns.SIGNAL_TO_NOISE[bin] = counts / error;
  columns.NET[bin] = known(sums.netRate);
  if (!band.isCalibrated || !band.hasBackground) return;
  columns.FLUX[bin] = sums.flux / band.summedWidth;
  columns.FLUX_ERROR[bin] =
    Math.sqrt(fluxSquare * upper ** 2 + sums.backgroundFluxSquares) / band.summedWidth;
}
