import {
  aliasChangeSchema,
  aliasListSchema,
  auditPageSchema,
  downloadRunPageSchema,
  downloadRunSchema,
  ingestRunDetailSchema,
  ingestRunPageSchema,
  ingestRunSchema,
  newTokenSchema,
  routes,
  tokenListSchema,
  tokenSchema,
  visibilityChangeSchema,
  type Scope,
} from '@hstlc/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';
import { sendJson } from './send.js';

/** So that a repeated click, or a repeated request, starts one run. */
const onceOnly = () => ({ 'Idempotency-Key': crypto.randomUUID() });

/** How often lists of what happens are read anew while they are looked at (ms). */
const lookMilliseconds = 3000;

/** Of lists that begin with the latest: as many as are looked at first. */
const fewRows = '20';

/** A page of a list; the first without a cursor. */
function pageAddress(
  route: string,
  cursor: string | undefined,
  filter: Readonly<Record<string, string>> = {},
): string {
  return `${route}?${new URLSearchParams({ ...filter, limit: fewRows, ...(cursor === undefined ? {} : { cursor }) })}`;
}

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
} as const;

/** Ingest runs, the latest first, page by page. */
export const ingestRunsQuery = infiniteQueryOptions({
  ...paged,
  queryKey: ['ingest-runs'],
  queryFn: ({ pageParam, signal }) =>
    getJson(pageAddress(routes.ingestRuns, pageParam), ingestRunPageSchema, signal),
  refetchInterval: lookMilliseconds,
});

export function ingestRunQuery(id: number) {
  return queryOptions({
    queryKey: ['ingest-run', id],
    queryFn: ({ signal }) => getJson(routes.ingestRun(id), ingestRunDetailSchema, signal),
  });
}

/** Downloads from MAST, the latest first, page by page. */
export const downloadRunsQuery = infiniteQueryOptions({
  ...paged,
  queryKey: ['downloads'],
  queryFn: ({ pageParam, signal }) =>
    getJson(pageAddress(routes.downloads, pageParam), downloadRunPageSchema, signal),
  refetchInterval: lookMilliseconds,
});

/** What staff changed or wanted to change, the latest first, page by page. @param who name of a token; empty for all */
export function auditQuery(who: string) {
  return infiniteQueryOptions({
    ...paged,
    queryKey: ['audit', who],
    queryFn: ({ pageParam, signal }) =>
      getJson(pageAddress(routes.audit, pageParam, who === '' ? {} : { who }), auditPageSchema, signal),
    refetchInterval: lookMilliseconds,
  });
}

/** The token that this tab has signed in with, as the archive knows it. */
export function ownTokenQuery(token: string) {
  return queryOptions({
    queryKey: ['own-token', token],
    queryFn: ({ signal }) => getJson(routes.ownToken, tokenSchema, signal),
  });
}

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => getJson(routes.tokens, tokenListSchema, signal),
});

export function aliasesQuery(target: string) {
  return queryOptions({
    queryKey: ['aliases', target],
    queryFn: ({ signal }) => getJson(routes.aliases(target), aliasListSchema, signal),
  });
}

export const startIngest = (dryRun: boolean) =>
  sendJson(routes.ingestRuns, ingestRunSchema, { method: 'POST', body: { dryRun }, headers: onceOnly() });

export const retryIngest = (id: number) =>
  sendJson(routes.ingestRunRetry(id), ingestRunSchema, { method: 'POST', headers: onceOnly() });

export const cancelIngest = (id: number) =>
  sendJson(routes.ingestRun(id), ingestRunSchema, { method: 'DELETE' });

export const startDownload = (request: {
  readonly dryRun: boolean;
  readonly since: string | null;
  readonly limit: number | null;
  readonly target: string | null;
}) => sendJson(routes.downloads, downloadRunSchema, { method: 'POST', body: request, headers: onceOnly() });

export const cancelDownload = (id: number) =>
  sendJson(routes.download(id), downloadRunSchema, { method: 'DELETE' });

/** @param expiresAt ISO 8601, UTC; undefined: never */
export const makeToken = (request: {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string | undefined;
}) => sendJson(routes.tokens, newTokenSchema, { method: 'POST', body: request });

export const revokeToken = (name: string) => sendJson(routes.token(name), tokenSchema, { method: 'DELETE' });

export const addAlias = (target: string, alias: string) =>
  sendJson(routes.aliases(target), aliasChangeSchema, { method: 'POST', body: { alias } });

export const removeAlias = (target: string, alias: string) =>
  sendJson(`${routes.aliases(target)}?${new URLSearchParams({ alias })}`, aliasChangeSchema, {
    method: 'DELETE',
  });

export const withdraw = (filename: string, why: string) =>
  sendJson(routes.withdrawal(filename), visibilityChangeSchema, { method: 'POST', body: { why } });

export const restore = (filename: string) =>
  sendJson(routes.restoration(filename), visibilityChangeSchema, { method: 'POST' });
