import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  coneTargetsQuery,
  lightcurveFacetsQuery,
  lightcurvesQuery,
  targetNamesQuery,
} from '../../api/queries.js';
import { reasonsByName, reasonsByPlace, type MatchReasons } from './match-reasons.js';
import { parsePosition } from './parse-position.js';
import { askedFor, defaultRadius, filtersOf, type SearchState } from './search-state.js';

/** What a search finds: rows as far as they were fetched, counts by filter, and the targets that its text stands for. */
export function useSearch(state: SearchState) {
  const asksForNames = askedFor(state) === 'names' && state.target === undefined;
  const names = useQuery({ ...targetNamesQuery(state.q ?? ''), enabled: asksForNames });
  const filters = filtersOf(
    state,
    names.data?.targets.map(({ name }) => name),
  );
  const isNobody = asksForNames && names.data?.total === 0;
  const enabled = !asksForNames || (names.data !== undefined && !isNobody);
  const rows = useInfiniteQuery({ ...lightcurvesQuery(filters, state.sort), enabled });
  const facets = useQuery({ ...lightcurveFacetsQuery(filters), enabled });
  const reasons = useReasons(state, names.data?.targets);
  const failed = [names, rows].find(({ isError }) => isError);
  return {
    filters,
    facets: isNobody ? undefined : facets.data,
    // once is enough to say that the archive does not answer
    countsError: facets.data === undefined && failed === undefined ? facets.error : null,
    recount: () => void facets.refetch(),
    rows: isNobody ? [] : (rows.data?.pages.flatMap(({ items }) => items) ?? []),
    total: isNobody ? 0 : rows.data?.pages[0]?.total,
    /** names that the text stands for and that were left out of the question */
    namesLeftOut: asksForNames ? (names.data?.total ?? 0) - (names.data?.targets.length ?? 0) : 0,
    reasons,
    isOld: rows.isPlaceholderData,
    error: failed?.error ?? undefined,
    retry: () => {
      void failed?.refetch();
      if (facets.isError) void facets.refetch();
    },
    // what failed to come is not asked for again and again, but when the reader says so
    hasMore: !isNobody && rows.hasNextPage && !rows.isFetchNextPageError,
    isFetchingMore: rows.isFetchingNextPage,
    fetchMore: () => void rows.fetchNextPage({ cancelRefetch: false }),
  };
}

const none: MatchReasons = new Map();

/** Why each target was found: by which of its names, or how far it is from what was asked for. */
function useReasons(state: SearchState, named: Parameters<typeof reasonsByName>[0] = []): MatchReasons {
  const { q = '', radius = defaultRadius } = state;
  const asked = askedFor(state);
  const middle = asked === 'cone' ? parsePosition(q) : undefined;
  const near = useQuery({
    ...coneTargetsQuery({
      ra: String(middle?.rightAscension),
      dec: String(middle?.declination),
      radius,
    }),
    enabled: middle !== undefined,
  });
  if (middle !== undefined) return near.data === undefined ? none : reasonsByPlace(near.data, middle);
  return asked === 'names' ? reasonsByName(named) : none;
}

export type Search = ReturnType<typeof useSearch>;
