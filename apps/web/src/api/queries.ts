import {
  badDataPageSchema,
  lightcurveDataSchema,
  lightcurveDetailSchema,
  observationPageSchema,
  routes,
  targetDetailSchema,
  targetPageSchema,
} from '@hstlc/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';

const pageSize = 50;

function address(route: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, value);
  return `${route}?${query}`;
}

/** Targets that match, page by page. */
export function targetsQuery(filter: { readonly q?: string; readonly instrument?: string }) {
  return infiniteQueryOptions({
    queryKey: ['targets', filter],
    queryFn: ({ pageParam, signal }) =>
      getJson(address(routes.targets, { ...filter, cursor: pageParam }), targetPageSchema, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The few targets that the search box offers for what is typed. */
export function targetSuggestionsQuery(q: string) {
  return queryOptions({
    queryKey: ['target-suggestions', q],
    queryFn: ({ signal }) => getJson(address(routes.targets, { q, limit: '6' }), targetPageSchema, signal),
  });
}

/** One page of exposures that pass a filter. */
export function observationsQuery(filter: Readonly<Record<string, string>>) {
  return queryOptions({
    queryKey: ['observations', filter],
    queryFn: ({ signal }) => getJson(address(routes.observations, filter), observationPageSchema, signal),
  });
}

export function targetQuery(name: string) {
  return queryOptions({
    queryKey: ['target', name],
    queryFn: ({ signal }) => getJson(routes.target(name), targetDetailSchema, signal),
  });
}

export function lightcurveQuery(id: string) {
  return queryOptions({
    queryKey: ['lightcurve', id],
    queryFn: ({ signal }) => getJson(routes.lightcurve(id), lightcurveDetailSchema, signal),
  });
}

export function lightcurveDataQuery(id: string) {
  return queryOptions({
    queryKey: ['lightcurve-data', id],
    queryFn: ({ signal }) => getJson(routes.lightcurveData(id), lightcurveDataSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

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
