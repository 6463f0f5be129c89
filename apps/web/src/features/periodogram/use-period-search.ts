import type { PeriodSearchOptions } from '@hstlc/lightcurve/periodogram';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchAnswer, SearchRequest } from './search-messages.js';
import type { SearchedCurve } from './search-samples.js';

/** How a search ended without an answer. */
interface Broken {
  readonly kind: 'cancelled' | 'broken';
}

/** How far a search is. */
export type SearchProgress = { readonly kind: 'running' } | Broken | SearchAnswer;

/** Searches a curve in a worker whenever curve or options change; what is no longer asked for is stopped. */
export function usePeriodSearch(
  { columns }: SearchedCurve,
  { column, shortestSeconds, longestSeconds, orbitSeconds }: PeriodSearchOptions,
): {
  readonly request: SearchRequest;
  readonly progress: SearchProgress;
  readonly cancel: () => void;
  readonly again: () => void;
} {
  const [attempt, setAttempt] = useState(0);
  const [ended, setEnded] = useState<{
    readonly request: SearchRequest;
    readonly how: Broken | SearchAnswer;
  }>();
  const running = useRef<Worker>(undefined);
  const request = useMemo<SearchRequest>(() => {
    const limits = {
      ...(column !== undefined && { column }),
      ...(shortestSeconds !== undefined && { shortestSeconds }),
      ...(longestSeconds !== undefined && { longestSeconds }),
      ...(orbitSeconds !== undefined && { orbitSeconds }),
    };
    return { columns, options: limits, attempt };
  }, [columns, column, shortestSeconds, longestSeconds, orbitSeconds, attempt]);
  useEffect(() => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
    running.current = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
      setEnded({ request, how: data });
      worker.terminate();
    });
    worker.addEventListener('error', () => setEnded({ request, how: { kind: 'broken' } }));
    worker.postMessage(request);
    return () => worker.terminate();
  }, [request]);
  return {
    request,
    progress: ended?.request === request ? ended.how : { kind: 'running' },
    cancel: () => {
      running.current?.terminate();
      setEnded({ request, how: { kind: 'cancelled' } });
    },
    again: () => setAttempt((count) => count + 1),
  };
}
