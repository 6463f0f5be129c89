import { exposuresOf } from '../exposures-of.js';
import type { LightcurveColumnName, LightcurveColumns } from '../lightcurve.js';
import { ShuffleCount } from './bootstrap.js';
import { searchCoherently } from './coherent-search.js';
import { countFrequencies, makeFrequencyGrid } from './frequency-grid.js';
import { searchIncoherently } from './incoherent-search.js';
import { lightcurveSamples } from './lightcurve-samples.js';
import type { Periodogram } from './lomb-scargle.js';
import { findPeaks, type Peak, type PeakOptions } from './peaks.js';
import { scalePower, type Normalization } from './power.js';
import type { PowerSearch } from './power-search.js';
import { baselineOf, type Samples } from './samples.js';

export interface PeriodSearchOptions extends Omit<PeakOptions, 'window'>, SearchRange {
  readonly column?: LightcurveColumnName;
  readonly normalization?: Normalization;
}

/** Which frequencies are searched, and how. */
interface SearchRange {
  /** s; by default two bins and the whole curve */
  readonly shortestSeconds?: number;
  readonly longestSeconds?: number;
  /** frequencies per width 1 / baseline of a peak */
  readonly oversampling?: number;
  /** more than so many frequencies are refused (2²⁴ at most) */
  readonly mostFrequencies?: number;
  /**
   * all bins as one series, or the exposures of a composite by themselves; by default coherent, unless several
   * exposures lie so far apart that it takes more than 2¹⁸ frequencies (2 s bins: 2.4 days)
   */
  readonly combined?: 'coherent' | 'incoherent';
}

export interface PeriodSearch extends Pick<
  PowerSearch,
  'combined' | 'method' | 'exposureCount' | 'baselineSeconds'
> {
  readonly periodogram: Periodogram;
  /** undefined: incoherent */
  readonly window: Float64Array | undefined;
  /** strongest first */
  readonly peaks: readonly FoundPeak[];
  /** powers noise exceeds with these chances */
  readonly levels: readonly { readonly probability: number; readonly power: number }[];
}

export interface FoundPeak extends Peak {
  /** `power` without normalization, 0 to 1 */
  readonly standardPower: number;
  /** over the whole search, by the bound of the search's method */
  readonly falseAlarmProbability: number;
}

const levelProbabilities = [0.1, 0.01, 0.001];
/** More frequencies than this are not worth a coherent search of exposures far apart, nor its countless aliases. */
const mostCoherentFrequencies = 2 ** 18;

/**
 * Searches a lightcurve for periods: Lomb–Scargle with floating mean, each bin weighted by its live time.
 *
 * Bins that are not live, have no value, or had the lamp on are left out.
 * @returns undefined when fewer than 8 bins remain, or no period lies between the shortest and the longest
 * @throws RangeError when the range needs more frequencies than fit in memory
 */
export function searchLightcurve(
  columns: LightcurveColumns,
  { column = 'NET', normalization = 'standard', ...options }: PeriodSearchOptions = {},
): PeriodSearch | undefined {
  const samplesOf = (rows: LightcurveColumns) => lightcurveSamples(rows, column);
  const search = searchPowers(columns, samplesOf, options);
  if (search === undefined) return undefined;
  const { combined, method, exposureCount, baselineSeconds, grid, sampleCount, chiSquare } = search;
  const scaled = (power: number) => scalePower(power, normalization, chiSquare);
  const { count, orbitSeconds } = options;
  const peaks = findPeaks(search.powers, grid, baselineSeconds, {
    ...(count !== undefined && { count }),
    ...(orbitSeconds !== undefined && { orbitSeconds }),
    ...(search.window && { window: search.window }),
  });
  const powers = normalization === 'standard' ? search.powers : search.powers.map(scaled);
  return {
    combined,
    method,
    exposureCount,
    baselineSeconds,
    periodogram: { grid, normalization, powers, sampleCount, chiSquare },
    window: search.window,
    peaks: peaks.map((peak) => ({
      ...peak,
      power: scaled(peak.power),
      standardPower: peak.power,
      falseAlarmProbability: search.falseAlarm(peak.power),
    })),
    levels: levelProbabilities.map((probability) => ({
      probability,
      power: scaled(search.level(probability)),
    })),
  };
}

/**
 * False-alarm probabilities by bootstrap of the peaks a search has found, better known with every step: after each one
 * more shuffle has been made of the bins of each series. Without end.
 *
 * @param options as they were searched by
 * @param random numbers from 0 to below 1
 * @returns how many shuffles were made, and the probabilities by peak: see {@link bootstrapProbability}
 * @throws RangeError where such a search finds nothing, or needs more frequencies than fit in memory
 */
export function* bootstrapPeaks(
  columns: LightcurveColumns,
  { column = 'NET', ...range }: PeriodSearchOptions,
  { peaks }: Pick<PeriodSearch, 'peaks'>,
  random: () => number,
): Generator<{ readonly done: number; readonly probabilities: readonly number[] }, never> {
  const search = searchPowers(columns, (rows) => lightcurveSamples(rows, column), range);
  if (search === undefined) throw new RangeError('bootstrap: expected a search that finds peaks');
  const count = new ShuffleCount(peaks.map(({ standardPower }) => standardPower));
  for (;;) {
    count.add(search.shuffledPeak(random));
    yield { done: count.done, probabilities: count.probabilities };
  }
}

/** The powers of a lightcurve over the frequencies its length asks for, coherent or not. */
function searchPowers(
  columns: LightcurveColumns,
  samplesOf: (rows: LightcurveColumns) => Samples,
  options: SearchRange,
): PowerSearch | undefined {
  const samples = samplesOf(columns);
  if (samples.times.length < 8) return undefined;
  const { oversampling = 5, longestSeconds = Infinity, mostFrequencies } = options;
  const density = { oversampling, ...(mostFrequencies !== undefined && { mostFrequencies }) };
  const baseline = baselineOf(samples.times);
  const binSeconds = columns.BINS.reduce((most, width) => Math.max(most, width), 0);
  const shortestSeconds = options.shortestSeconds ?? 2 * binSeconds;
  const range = { lowestHz: 1 / Math.min(longestSeconds, baseline), highestHz: 1 / shortestSeconds };
  if (!(range.highestHz > range.lowestHz)) return undefined;
  const exposures = exposuresOf(columns);
  const isFar =
    exposures.length > 1 && countFrequencies(baseline, range, { oversampling }) > mostCoherentFrequencies;
  if ((options.combined ?? (isFar ? 'incoherent' : 'coherent')) === 'incoherent')
    return searchIncoherently(exposures.map(samplesOf), { shortestSeconds, longestSeconds, ...density });
  const grid = makeFrequencyGrid(baseline, range, density);
  return { ...searchCoherently(samples, grid, baseline), exposureCount: exposures.length };
}

/** A label in words: "HST orbit", "HST orbit / 3", "day", "spectral window". */
export function peakLabelText(label: Peak['labels'][number]): string {
  if (label.kind === 'window') return 'spectral window';
  const name = label.kind === 'orbit' ? 'HST orbit' : 'day';
  return label.harmonic === 1 ? name : `${name} / ${label.harmonic}`;
}
