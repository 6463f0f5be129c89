import type { PeriodSearch } from '@hstlc/lightcurve/periodogram';
import { useEffect, useRef, useState } from 'react';
import type { SearchRequest } from './search-messages.js';
import type { ShuffleAnswer, ShuffleRequest } from './shuffle-messages.js';

/** So many tell a probability of 1 % from one of 2 %. */
export const shuffleCount = 199;

/** How far the shuffling is. */
export interface Shuffles {
  readonly state: 'none' | 'running' | 'ended';
  readonly done: number;
  /** by peak: chance that shuffled values have a peak as high anywhere; undefined before the first shuffle */
  readonly probabilities: readonly number[] | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** The shuffling of the peaks of one search. */
interface Held {
  readonly search: PeriodSearch;
  readonly state: 'running' | 'ended';
  readonly answer: ShuffleAnswer | undefined;
}

/** False-alarm probabilities by shuffling, in a worker, when they are asked for. */
export function useShuffles(searched: SearchRequest, search: PeriodSearch): Shuffles {
  const [held, setHeld] = useState<Held>();
  const running = useRef<Worker>(undefined);
  // another search has other peaks
  useEffect(() => () => running.current?.terminate(), [search]);
  const own = held?.search === search ? held : undefined;
  const answer = own?.answer;
  return {
    state: own?.state ?? 'none',
    done: answer?.done ?? 0,
    probabilities: answer?.probabilities,
    start: () => {
      running.current?.terminate();
      setHeld({ search, state: 'running', answer: undefined });
      const worker = new Worker(new URL('./shuffle-worker.ts', import.meta.url), { type: 'module' });
      running.current = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<ShuffleAnswer>) => {
        const isLast = data.done === shuffleCount;
        setHeld({ search, state: isLast ? 'ended' : 'running', answer: data });
        if (isLast) worker.terminate();
      });
      worker.addEventListener('error', () => setHeld({ search, state: 'ended', answer: undefined }));
      worker.postMessage({ searched, peaks: search.peaks, shuffleCount } satisfies ShuffleRequest);
    },
    cancel: () => {
      running.current?.terminate();
      setHeld({ search, state: 'ended', answer });
    },
  };
}
