import { photonFoldSchema, routes, type PhotonFoldQuery } from '@hstlc/contract';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';

/** What is asked of the photons of an exposure. */
export type PhotonFoldChoice = Pick<PhotonFoldQuery, 'period_s' | 'clock' | 'epoch' | 'phase_bins'>;

/** The photons of an exposure folded on a period. */
export function photonFoldQuery(rootname: string, choice: PhotonFoldChoice) {
  const parameters = Object.entries(choice).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return queryOptions({
    queryKey: ['photon-fold', rootname, choice],
    queryFn: ({ signal }) =>
      getJson(
        `${routes.observationFold(rootname)}?${new URLSearchParams(parameters)}`,
        photonFoldSchema,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
