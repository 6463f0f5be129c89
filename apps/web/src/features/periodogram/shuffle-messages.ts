import type { PeriodSearch } from '@hstlc/lightcurve/periodogram';
import type { SearchRequest } from './search-messages.js';

/** What is shuffled, and against which peaks its highest are held. */
export interface ShuffleRequest {
  readonly searched: SearchRequest;
  readonly peaks: PeriodSearch['peaks'];
  readonly shuffleCount: number;
}

/** How many shuffles have been made, and the false-alarm probability of each peak that they tell. */
export interface ShuffleAnswer {
  readonly done: number;
  readonly probabilities: readonly number[];
}
