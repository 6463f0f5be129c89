import { routes, timelineSchema, type Timeline } from '@hstlc/contract';
import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, getJson } from './client.js';

/** Rates alone: places of HST and heights of the Sun are in the bins already. */
const columns = 'LY_ALPHA,OI_1304,OI_1356';

/** The airglow of an exposure second by second; null where its files have no TIMELINE. */
function timelineQuery(rootname: string) {
  return queryOptions({
    queryKey: ['timeline', rootname],
    queryFn: ({ signal }): Promise<Timeline | null> =>
      getJson(`${routes.observationTimeline(rootname)}?columns=${columns}`, timelineSchema, signal).catch(
        (error: unknown) => {
          if (error instanceof ApiFailure && error.code === 'not-found') return null;
          throw error;
        },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The same of several exposures; when some fail, another try asks for those alone. */
export function timelinesQuery(rootnames: readonly string[]) {
  return queryOptions({
    queryKey: ['timelines', rootnames],
    queryFn: ({ client }) =>
      Promise.all(rootnames.map((rootname) => client.ensureQueryData(timelineQuery(rootname)))),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
