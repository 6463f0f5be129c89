import { qualityBits, type LightcurveColumnName, type LightcurveColumns } from './lightcurve.js';
import { poissonUncertainty } from './uncertainty.js';

/** Columns that add up where bins are put together; a bin without live time adds nothing. */
const summed = ['BINS', 'EXPOSURE', 'GROSS', 'BACKGROUND', 'COUNTS', 'EVENTS', 'BACKGROUND_EVENTS'] as const;

/** Bits that a wider bin has when any of its parts has them. */
const inherited =
  qualityBits.segmentMissing | qualityBits.lampOn | qualityBits.daylight | qualityBits.goodTimeEdge;

const daySeconds = 86_400;

/**
 * Puts neighbouring bins of a lightcurve together, exposure by exposure from its first bin on, as a coarser extraction would.
 *
 * Photons, live time and widths are summed; rates are counts over live time. Uncertainties are propagated from the
 * sums of squared weights that those of the bins are made of, so that few photons keep their Poisson intervals. The
 * last bin of an exposure may be of fewer parts, and is then narrower.
 *
 * NaN: a bin none of whose parts was live has EXPOSURE 0 and NaN, as in the product; a rate or flux is the mean, by
 * live time, of the parts where it is known. QUALITY: not live when no part was; partly live when any part was not wholly.
 *
 * @param columns a product's columns, bins of an exposure (DATASET) following one another; not changed
 * @param binsPerBin how many are put together, a whole number ≥ 1; 1 gives the columns themselves
 * @returns new columns. Equal to those of a coarser extraction (COUNTS, ERROR, EVENTS: to rounding), but for NET and FLUX
 *   of bins in which one of several segments was dark a part of the time, and FLUX_ERROR of few photons over a
 *   background, whose share of it is taken from that of ERROR
 * @throws RangeError when binsPerBin is not a whole number ≥ 1
 * @see the project's science page, section 1
 */
export function rebinLightcurve(columns: LightcurveColumns, binsPerBin: number): LightcurveColumns {
  if (!(Number.isInteger(binsPerBin) && binsPerBin >= 1))
    throw new RangeError(`rebinning: expected a whole number of bins ≥ 1, found ${binsPerBin}`);
  if (binsPerBin === 1) return columns;
  const starts = startsOf(columns.DATASET, binsPerBin);
  const names = Object.keys(columns) as LightcurveColumnName[];
  const rebinned = Object.fromEntries(
    names.map((name) => [name, new Float64Array(starts.length)]),
  ) as unknown as LightcurveColumns;
  for (let bin = 0; bin < starts.length; bin++)
    mergeInto(rebinned, bin, columns, starts[bin]!, starts[bin + 1] ?? columns.DATASET.length);
  return rebinned;
}

/** Where each wider bin begins. */
function startsOf(datasets: Float64Array, binsPerBin: number): readonly number[] {
  const starts: number[] = [];
  for (let row = 0; row < datasets.length; row++) {
    const first = starts.at(-1);
    if (first === undefined || datasets[row] !== datasets[first] || row - first === binsPerBin)
      starts.push(row);
  }
  return starts;
}

function mergeInto(
  rebinned: LightcurveColumns,
  bin: number,
  columns: LightcurveColumns,
  from: number,
  to: number,
): void {
  for (const name of summed) rebinned[name][bin] = sumKnown(columns[name], from, to);
  if (rebinned.EXPOSURE[bin] === 0)
    for (const name of ['GROSS', 'BACKGROUND', 'COUNTS'] as const) rebinned[name][bin] = Number.NaN;
  const shift = (rebinned.BINS[bin] - columns.BINS[from]) / 2;
  rebinned.TIME[bin] = columns.TIME[from] + shift;
  rebinned.TIMES[bin] = columns.TIMES[from];
  rebinned.MJD[bin] = columns.MJD[from] + shift / daySeconds;
  rebinned.BJD_TDB[bin] = (columns.BJD_TDB[from] + columns.BJD_TDB[to - 1]) / 2;
  rebinned.DATASET[bin] = columns.DATASET[from];
  rebinned.QUALITY[bin] = mergeQuality(columns.QUALITY, from, to);
  rebinned.NET[bin] = meanByLiveTime(columns.NET, columns.EXPOSURE, from, to);
  rebinned.FLUX[bin] = meanByLiveTime(columns.FLUX, columns.EXPOSURE, from, to);
  writeUncertainties(rebinned, bin, columns, from, to);
}

function sumKnown(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += values[row] || 0;
  return sum;
}

function meanByLiveTime(values: Float64Array, live: Float64Array, from: number, to: number): number {
  let sum = 0;
  let seconds = 0;
  for (let row = from; row < to; row++) {
    if (!Number.isFinite(values[row])) continue;
    sum += values[row] * live[row];
    seconds += live[row];
  }
  return seconds > 0 ? sum / seconds : Number.NaN;
}

function mergeQuality(quality: Float64Array, from: number, to: number): number {
  let any = 0;
  let all = ~0;
  for (let row = from; row < to; row++) {
    any |= quality[row];
    all &= quality[row];
  }
  const isDark = (all & qualityBits.notLive) !== 0;
  if (isDark) return (any & inherited) | qualityBits.notLive;
  const isPartly = (any & (qualityBits.partlyLive | qualityBits.notLive)) !== 0;
  return (any & inherited) | (isPartly ? qualityBits.partlyLive : 0);
}

/** What an uncertainty is made of: squared weights of the source's and of the background's photons. */
class Squares {
  source = 0;
  background = 0;
  /** mean squared weight of a source photon, from a bin that tells */
  perEvent = Number.NaN;
  isKnown = false;

  /** @param scale from counts² to the unit of the uncertainty² */
  add(events: number, error: number, errorLower: number, scale: number): void {
    const { upper, lower } = poissonUncertainty(events);
    const difference = upper ** 2 - lower ** 2;
    this.isKnown = true;
    if (difference === 0) {
      this.source += error ** 2 * scale;
      return;
    }
    const perEvent = (error ** 2 - errorLower ** 2) / difference;
    this.perEvent = perEvent * scale;
    this.source += perEvent * events * scale;
    this.background += Math.max(0, error ** 2 - perEvent * upper ** 2) * scale;
  }

  /** @param width of the Poisson interval of so many events */
  uncertainty(events: number, width: number): number {
    if (!this.isKnown) return Number.NaN;
    const perEvent = events === 0 ? this.perEvent : this.source / events;
    return Math.sqrt(perEvent * width ** 2 + this.background);
  }
}

/**
 * Undoes the widening to a Poisson interval, sums, and widens again: ERROR² = w · upper² + b and ERROR_LOWER² =
 * w · lower² + b, w being the mean squared weight of a source photon and b the background's squares. From 20 events on
 * both intervals are √events, and w and b need not be told apart, for they only add up.
 */
function writeUncertainties(
  rebinned: LightcurveColumns,
  bin: number,
  { EXPOSURE, EVENTS, ERROR, ERROR_LOWER, FLUX_ERROR }: LightcurveColumns,
  from: number,
  to: number,
): void {
  const counts = new Squares();
  const flux = new Squares();
  let fluxSeconds = 0;
  for (let row = from; row < to; row++) {
    if (!Number.isFinite(ERROR[row])) continue;
    counts.add(EVENTS[row], ERROR[row], ERROR_LOWER[row], 1);
    if (!Number.isFinite(FLUX_ERROR[row])) continue;
    flux.add(
      EVENTS[row],
      ERROR[row],
      ERROR_LOWER[row],
      ((FLUX_ERROR[row] * EXPOSURE[row]) / ERROR[row]) ** 2,
    );
    fluxSeconds += EXPOSURE[row];
  }
  const events = rebinned.EVENTS[bin];
  const { upper, lower } = poissonUncertainty(events);
  rebinned.ERROR[bin] = counts.uncertainty(events, upper);
  rebinned.ERROR_LOWER[bin] = counts.uncertainty(events, lower);
  rebinned.SIGNAL_TO_NOISE[bin] = rebinned.COUNTS[bin] / rebinned.ERROR[bin];
  rebinned.FLUX_ERROR[bin] = flux.uncertainty(events, upper) / fluxSeconds;
}
