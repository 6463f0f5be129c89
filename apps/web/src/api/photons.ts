import { routes } from '@hstlc/contract';
import { queryOptions } from '@tanstack/react-query';
import { getBytes } from './client.js';

/** The photon list of an exposure, as it comes. */
export function photonsQuery(rootname: string) {
  return queryOptions({
    queryKey: ['photons', rootname],
    queryFn: ({ signal }) => getBytes(routes.observationEvents(rootname), signal),
    staleTime: Number.POSITIVE_INFINITY,
    // tens of megabytes
    gcTime: 30_000,
  });
}
