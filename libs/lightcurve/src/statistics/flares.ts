/** A stretch of bins well above the quiet level. */
export interface Flare {
  /** bins: the first, the highest, and the one after the last */
  readonly first: number;
  readonly peak: number;
  readonly end: number;
  /** highest rate over the quiet rate, less 1 */
  readonly amplitude: number;
  /** s of quiet light the flare adds up to */
  readonly equivalentDurationSeconds: number;
  /** excess photons over √ of the photons expected */
  readonly significance: number;
}

export interface FlareOptions {
  /** how far above the quiet level each bin has to be, in its own Poisson scatter, and how many in a row */
  readonly sigma?: number;
  readonly bins?: number;
}

/**
 * Flare candidates: runs of bins above the median rate.
 *
 * Bins that are not usable (at a gap's edge, lamp on, airglow in them) neither belong to a flare nor join two; a run whose
 * highest bin is the first or last before such a bin is the end of a trend cut off, and no candidate.
 *
 * @param events photons per bin @param exposures live seconds, > 0 where usable @param usable 1 or 0 per bin
 * @returns in order of time; none when fewer than ten bins are usable or the median is 0
 * @see Chang, Byun & Hartman 2015, ApJ 814, 35, section 3.1 (three in a row above 3 σ); equivalent duration: Gershberg
 *   1972, Ap&SS 19, 75, Eq. 1
 */
export function findFlares(
  events: Float64Array,
  exposures: Float64Array,
  usable: Uint8Array,
  { sigma = 3, bins = 3 }: FlareOptions = {},
): readonly Flare[] {
  const rates = events.map((count, bin) => (usable[bin] ? count / exposures[bin] : NaN));
  const quiet = median(rates.filter((rate) => !Number.isNaN(rate)));
  if (!(quiet > 0)) return [];
  const isHigh = (bin: number) =>
    usable[bin] === 1 && events[bin] > quiet * exposures[bin] + sigma * Math.sqrt(quiet * exposures[bin]);
  const flares: Flare[] = [];
  for (let first = 0; first < rates.length; first++) {
    if (!isHigh(first)) continue;
    let end = first + 1;
    while (end < rates.length && isHigh(end)) end++;
    let peak = first;
    for (let bin = first; bin < end; bin++) if (rates[bin] > rates[peak]) peak = bin;
    const isCutOff = usable[peak - 1] !== 1 || usable[peak + 1] !== 1;
    if (end - first >= bins && !isCutOff)
      flares.push(describeFlare(events, exposures, quiet, { first, peak, end }));
    first = end;
  }
  return flares;
}

function describeFlare(
  events: Float64Array,
  exposures: Float64Array,
  quiet: number,
  { first, peak, end }: { readonly first: number; readonly peak: number; readonly end: number },
): Flare {
  const sum = (column: Float64Array) => column.subarray(first, end).reduce((all, value) => all + value, 0);
  const expected = quiet * sum(exposures);
  const excess = sum(events) - expected;
  return {
    first,
    peak,
    end,
    amplitude: events[peak] / exposures[peak] / quiet - 1,
    equivalentDurationSeconds: excess / quiet,
    significance: excess / Math.sqrt(expected),
  };
}

function median(values: Float64Array): number {
  if (values.length < 10) return NaN;
  const ordered = values.toSorted();
  const middle = ordered.length >> 1;
  return ordered.length % 2 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
}
