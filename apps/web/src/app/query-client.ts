import { QueryClient } from '@tanstack/react-query';

/** What was fetched, for every page. */
export const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });
