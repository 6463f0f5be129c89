import { QueryClient } from '@tanstack/react-query';

/** A browser that believes itself to be offline asks all the same: the archive may be on this machine, and a wait has no end. */
const networkMode = 'always';

/** What was fetched, for every page. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, networkMode }, mutations: { networkMode } },
});
