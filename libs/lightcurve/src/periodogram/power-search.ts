import type { FrequencyGrid } from './frequency-grid.js';

/** Powers over a grid, and what says how significant they are. */
export interface PowerSearch {
  /** all samples as one series, or exposures by themselves, their phases ignored */
  readonly combined: 'coherent' | 'incoherent';
  /** whose bound the false-alarm probabilities are: Baluev 2008, Davies 1987 */
  readonly method: 'baluev' | 'davies';
  readonly exposureCount: number;
  readonly sampleCount: number;
  /** from the first to the last sample (s); incoherent: of the longest exposure */
  readonly baselineSeconds: number;
  /** χ² of the samples about their mean, or each exposure's about its own */
  readonly chiSquare: number;
  readonly grid: FrequencyGrid;
  /** standard normalization */
  readonly powers: Float64Array;
  /** undefined: incoherent */
  readonly window: Float64Array | undefined;
  readonly falseAlarm: (power: number) => number;
  readonly level: (probability: number) => number;
  /** the highest power of the same search after shuffling the values of each series, by numbers from 0 to below 1 */
  readonly shuffledPeak: (random: () => number) => number;
}

/** Hz */
export function frequencyAt({ firstIndex, stepHz }: FrequencyGrid, index: number): number {
  return (firstIndex + index) * stepHz;
}
