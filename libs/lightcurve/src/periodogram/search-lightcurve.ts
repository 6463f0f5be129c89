import { qualityBits, type LightcurveColumnName, type LightcurveColumns } from '../lightcurve.js';
import { falseAlarmLevel, falseAlarmProbability, falseAlarmSetting } from './false-alarm.js';
import { makeFrequencyGrid } from './frequency-grid.js';
import { lombScargle, type Periodogram } from './lomb-scargle.js';
import { findPeaks, type Peak, type PeakOptions } from './peaks.js';
import { liveSamples, type Samples } from './samples.js';
import { spectralWindow } from './spectral-window.js';

export interface PeriodSearchOptions extends Omit<PeakOptions, 'window'> {
  readonly column?: LightcurveColumnName;
  /** s; by default two bins and the whole curve */
  readonly shortestSeconds?: number;
  readonly longestSeconds?: number;
}

export interface PeriodSearch {
  /** standard normalization */
  readonly periodogram: Periodogram;
  readonly window: Float64Array;
  /** strongest first */
  readonly peaks: readonly (Peak & { readonly falseAlarmProbability: number })[];
  /** powers noise exceeds with these chances */
  readonly levels: readonly { readonly probability: number; readonly power: number }[];
}

const levelProbabilities = [0.1, 0.01, 0.001];

/**
 * Searches a lightcurve for periods: Lomb–Scargle with floating mean, each bin weighted by its live time.
 *
 * Bins that are not live, have no value, or had the lamp on are left out.
 * @returns undefined when fewer than 8 bins remain, or no period lies between the shortest and the longest
 * @throws RangeError when the range needs more frequencies than fit in memory
 */
export function searchLightcurve(
  columns: LightcurveColumns,
  { column = 'NET', shortestSeconds, longestSeconds, ...peakOptions }: PeriodSearchOptions = {},
): PeriodSearch | undefined {
  const samples = samplesOf(columns, column);
  if (samples.times.length < 8) return undefined;
  const first = samples.times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = samples.times.reduce((most, time) => Math.max(most, time), -Infinity);
  const baseline = last - first;
  const binSeconds = columns.BINS.reduce((most, width) => Math.max(most, width), 0);
  const range = {
    lowestHz: 1 / Math.min(longestSeconds ?? baseline, baseline),
    highestHz: 1 / (shortestSeconds ?? 2 * binSeconds),
  };
  if (!(range.highestHz > range.lowestHz)) return undefined;
  const grid = makeFrequencyGrid(baseline, range);
  const periodogram = lombScargle(samples, grid);
  const window = spectralWindow(samples, grid);
  const setting = falseAlarmSetting(samples, range);
  const peaks = findPeaks(periodogram.powers, grid, baseline, { ...peakOptions, window });
  return {
    periodogram,
    window,
    peaks: peaks.map((peak) => ({
      ...peak,
      falseAlarmProbability: falseAlarmProbability(peak.power, setting),
    })),
    levels: levelProbabilities.map((probability) => ({
      probability,
      power: falseAlarmLevel(probability, setting),
    })),
  };
}

/** A label in words: "HST orbit", "HST orbit / 3", "day", "spectral window". */
export function peakLabelText(label: Peak['labels'][number]): string {
  if (label.kind === 'window') return 'spectral window';
  const name = label.kind === 'orbit' ? 'HST orbit' : 'day';
  return label.harmonic === 1 ? name : `${name} / ${label.harmonic}`;
}

function samplesOf(columns: LightcurveColumns, column: LightcurveColumnName): Samples {
  const left = qualityBits.notLive | qualityBits.lampOn;
  return liveSamples({
    times: columns.TIME,
    values: columns[column].map((value, row) => (columns.QUALITY[row] & left ? NaN : value)),
    // the scatter of a rate goes with the live time; its unit does not matter to standard powers
    errors: columns.EXPOSURE.map((seconds) => 1 / Math.sqrt(seconds)),
  });
}
