import { badDataPageSchema, routes } from '@hstlc/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';
import { address } from './queries.js';

/** Refused files, page by page. */
export function badDataQuery() {
  return infiniteQueryOptions({
    queryKey: ['bad-data'],
    queryFn: ({ pageParam, signal }) =>
      getJson(address(routes.badData, { cursor: pageParam }), badDataPageSchema, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** More visits than this are not asked for at once. */
const mostVisits = 60;

/** Refused files of the visits of some exposures: of a rootname the first six characters are programme and visit. */
export function refusedOfVisitsQuery(rootnames: readonly string[]) {
  const visits = [...new Set(rootnames.map((rootname) => `${rootname.slice(0, 6)}*`))].slice(0, mostVisits);
  return queryOptions({
    queryKey: ['refused-of-visits', visits],
    queryFn: ({ signal }) =>
      getJson(address(routes.badData, { filename: visits.join(',') }), badDataPageSchema, signal),
    enabled: visits.length > 0,
  });
}
