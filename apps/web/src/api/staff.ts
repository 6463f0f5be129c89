import {
  aliasChangeSchema,
  aliasListSchema,
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
import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';
import { sendJson } from './send.js';

/** So that a repeated click, or a repeated request, starts one run. */
const onceOnly = () => ({ 'Idempotency-Key': crypto.randomUUID() });

/** How often lists of runs are read anew while they are looked at (ms). */
const lookMilliseconds = 3000;

export const ingestRunsQuery = queryOptions({
  queryKey: ['ingest-runs'],
  queryFn: ({ signal }) => getJson(`${routes.ingestRuns}?limit=20`, ingestRunPageSchema, signal),
  refetchInterval: lookMilliseconds,
});

export function ingestRunQuery(id: number) {
  return queryOptions({
    queryKey: ['ingest-run', id],
    queryFn: ({ signal }) => getJson(routes.ingestRun(id), ingestRunDetailSchema, signal),
  });
}

export const downloadRunsQuery = queryOptions({
  queryKey: ['downloads'],
  queryFn: ({ signal }) => getJson(`${routes.downloads}?limit=10`, downloadRunPageSchema, signal),
  refetchInterval: lookMilliseconds,
});

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

export const makeToken = (name: string, scopes: readonly Scope[]) =>
  sendJson(routes.tokens, newTokenSchema, { method: 'POST', body: { name, scopes } });

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
