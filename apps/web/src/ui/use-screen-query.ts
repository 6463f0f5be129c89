import { useSyncExternalStore } from 'react';

/** What each query was on the screen. */
const seen = new Map<string, boolean>();

/** Whether the window fits a media query. A sheet of paper does not count: plots are not drawn anew for it. */
export function useScreenQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => {
      const before = seen.get(query);
      if (before !== undefined && window.matchMedia('print').matches) return before;
      const { matches } = window.matchMedia(query);
      seen.set(query, matches);
      return matches;
    },
  );
}
