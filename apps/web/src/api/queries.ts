import {
  facetsSchema,
  lightcurveDataSchema,
  lightcurveDetailSchema,
  lightcurvePageSchema,
  lightcurveThumbnailSchema,
  maximumPageSize,
  observationPageSchema,
  routes,
  targetDetailSchema,
  targetPageSchema,
  type Target,
} from '@hstlc/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';

const pageSize = 50;

/** An address with its parameters, those that are not set left out, and how many rows are wanted. */
export function address(route: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, value);
  return `${route}?${query}`;
}

/** An address with its parameters and no others. */
function bare(route: string, parameters: Readonly<Record<string, string>>): string {
  return `${route}?${new URLSearchParams(parameters)}`;
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

/** More names than this do not fit into one question. */
const mostNames = 100;

/** The targets that a text of the search box stands for, by name, alias or rootname. */
export function targetNamesQuery(q: string) {
  return queryOptions({
    queryKey: ['target-names', q],
    queryFn: async ({ signal }) => {
      const { items, total } = await getJson(
        address(routes.targets, { q, limit: String(mostNames) }),
        targetPageSchema,
        signal,
      );
      return { targets: items, total };
    },
    placeholderData: keepPreviousData,
  });
}

/** Targets within a circle on the sky, to tell how far each is. */
export function coneTargetsQuery(cone: Readonly<Record<'ra' | 'dec' | 'radius', string>>) {
  return queryOptions({
    queryKey: ['cone-targets', cone],
    queryFn: async ({ signal }) => {
      const limit = String(maximumPageSize);
      return (await getJson(address(routes.targets, { ...cone, limit }), targetPageSchema, signal)).items;
    },
  });
}

/** The first page is small, so that it is there at once; those after it are as large as the archive gives. */
const firstLightcurves = 100;

/** Lightcurves that pass the filters, in order, page by page. */
export function lightcurvesQuery(filters: Readonly<Record<string, string>>, sort: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['lightcurves', filters, sort],
    queryFn: ({ pageParam, signal }) => {
      const limit = String(pageParam === undefined ? firstLightcurves : maximumPageSize);
      return getJson(
        address(routes.lightcurves, { ...filters, sort, cursor: pageParam, limit }),
        lightcurvePageSchema,
        signal,
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many lightcurves there are of each value of each filter. */
export function lightcurveFacetsQuery(filters: Readonly<Record<string, string>>) {
  return queryOptions({
    queryKey: ['lightcurve-facets', filters],
    queryFn: ({ signal }) => getJson(bare(routes.lightcurveFacets, filters), facetsSchema, signal),
    placeholderData: keepPreviousData,
  });
}

export function thumbnailQuery(id: string) {
  return queryOptions({
    queryKey: ['thumbnail', id],
    queryFn: ({ signal }) => getJson(routes.lightcurveThumbnail(id), lightcurveThumbnailSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What of a search the list of targets can be narrowed by. */
const targetFilters = ['q', 'instrument', 'detector', 'opt_elem', 'cenwave', 'aperture'] as const;

/** More targets than this are not drawn on the map. */
const mostOnMap = 5000;

/** The targets for the map of the sky; a text that is a position, which no target is called, is left out. */
export function skyTargetsQuery(state: { readonly [Name in (typeof targetFilters)[number]]?: string }) {
  const filters = Object.fromEntries(
    targetFilters.flatMap((name) => (state[name] === undefined ? [] : [[name, state[name]]])),
  );
  return queryOptions({
    queryKey: ['sky-targets', filters],
    queryFn: async ({ signal }) => {
      const targets: Target[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await getJson(
          address(routes.targets, { ...filters, cursor, limit: String(maximumPageSize) }),
          targetPageSchema,
          signal,
        );
        targets.push(...page.items);
        if (page.next === null || targets.length >= mostOnMap) return { targets, total: page.total };
        cursor = page.next;
      }
    },
    placeholderData: keepPreviousData,
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
