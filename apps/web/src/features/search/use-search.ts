import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lightcurveFacetsQuery, lightcurvesQuery, targetNamesQuery } from '../../api/queries.js';
import { askedFor, filtersOf, type SearchState } from './search-state.js';

/** What a search finds: rows as far as they were fetched, counts by filter, and the targets that its text stands for. */
export function useSearch(state: SearchState) {
  const asksForNames = askedFor(state) === 'names' && state.target === undefined;
  const names = useQuery({ ...targetNamesQuery(state.q ?? ''), enabled: asksForNames });
  const filters = filtersOf(state, names.data?.names);
  const isNobody = asksForNames && names.data?.total === 0;
  const enabled = !asksForNames || (names.data !== undefined && !isNobody);
  const rows = useInfiniteQuery({ ...lightcurvesQuery(filters, state.sort), enabled });
  const facets = useQuery({ ...lightcurveFacetsQuery(filters), enabled });
  const failed = [names, rows].find(({ isError }) => isError);
  return {
    filters,
    facets: isNobody ? undefined : facets.data,
    rows: isNobody ? [] : (rows.data?.pages.flatMap(({ items }) => items) ?? []),
    total: isNobody ? 0 : rows.data?.pages[0]?.total,
    /** names that the text stands for and that were left out of the question */
    namesLeftOut: asksForNames ? (names.data?.total ?? 0) - (names.data?.names.length ?? 0) : 0,
    isOld: rows.isPlaceholderData,
    error: failed?.error ?? undefined,
    retry: () => void failed?.refetch(),
    hasMore: !isNobody && rows.hasNextPage,
    isFetchingMore: rows.isFetchingNextPage,
    fetchMore: () => void rows.fetchNextPage({ cancelRefetch: false }),
  };
}

export type Search = ReturnType<typeof useSearch>;
