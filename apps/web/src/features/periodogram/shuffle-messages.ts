import type { FrequencyGrid } from '@hstlc/lightcurve/periodogram';
import type { LightcurveColumns } from '@hstlc/lightcurve/rows';
import type { SearchColumn } from './fold-state.js';

/** What is shuffled, and against which powers its highest are held. */
export interface ShuffleRequest {
  readonly columns: LightcurveColumns;
  readonly column: SearchColumn;
  readonly grid: FrequencyGrid;
  /** of the peaks that were found, standard normalization */
  readonly powers: readonly number[];
  readonly shuffleCount: number;
}

/** How many shuffles have been made, and in how many of them the highest power was at least that of each peak. */
export interface ShuffleAnswer {
  readonly done: number;
  readonly atLeast: readonly number[];
}
