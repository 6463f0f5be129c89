import { highestOf, shuffleSamples } from './bootstrap.js';
import { falseAlarmLevel, falseAlarmProbability, falseAlarmSetting } from './false-alarm.js';
import type { FrequencyGrid } from './frequency-grid.js';
import { lombScargle } from './lomb-scargle.js';
import { frequencyAt, type PowerSearch } from './power-search.js';
import type { Samples } from './samples.js';
import { spectralWindow } from './spectral-window.js';

/** Searches all samples as one series. */
export function searchCoherently(
  samples: Samples,
  grid: FrequencyGrid,
  baselineSeconds: number,
): PowerSearch {
  const { powers, chiSquare } = lombScargle(samples, grid);
  const setting = falseAlarmSetting(samples, {
    lowestHz: frequencyAt(grid, 0),
    highestHz: frequencyAt(grid, grid.count - 1),
  });
  return {
    combined: 'coherent',
    method: 'baluev',
    exposureCount: 1,
    sampleCount: samples.times.length,
    baselineSeconds,
    chiSquare,
    grid,
    powers,
    window: spectralWindow(samples, grid),
    falseAlarm: (power) => falseAlarmProbability(power, setting),
    level: (probability) => falseAlarmLevel(probability, setting),
    shuffledPeak: (random) => highestOf(lombScargle(shuffleSamples(samples, random), grid).powers),
  };
}
