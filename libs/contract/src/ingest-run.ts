import { z } from 'zod';
import { qualityCheckSchema } from './bad-data.js';
import { caveatSchema } from './caveat.js';
import { pageOf, pagingQuery } from './paging.js';

export const ingestRunStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const ingestItemStates = [
  'ingested',
  'unchanged',
  'superseded',
  'refused',
  'failed',
  'waiting',
  'ignored',
] as const;
export type IngestItemState = (typeof ingestItemStates)[number];

export const ingestItemSchema = z
  .object({
    file: z.string(),
    rootname: z.string().nullable(),
    state: z.enum(ingestItemStates),
    reason: z.string().nullable(),
    checks: z.array(qualityCheckSchema),
    caveats: z.array(caveatSchema),
    products: z.array(z.string()),
    seconds: z.number().nullable().describe('how long its exposure took (s); null where nothing was done'),
  })
  .meta({ id: 'IngestItem' });
export type IngestItem = z.infer<typeof ingestItemSchema>;

export const ingestCompositeSchema = z
  .object({
    filename: z.string(),
    members: z.array(z.string()),
    excluded: z.array(z.object({ rootname: z.string(), reason: z.string() })),
  })
  .meta({ id: 'IngestComposite' });
export type IngestComposite = z.infer<typeof ingestCompositeSchema>;

export const ingestRunSchema = z
  .object({
    id: z.number().int(),
    state: z.enum(ingestRunStates),
    dryRun: z.boolean(),
    corrtagExtract: z.boolean().describe('derives the corrtags of all STIS tags in the archive again'),
    retryOf: z.number().int().nullable().describe('the run whose refused and failed files are tried again'),
    cancelRequested: z.boolean(),
    requestedBy: z.string(),
    queuePosition: z
      .number()
      .int()
      .nullable()
      .describe('place among the runs that wait, 1 for the next; null when it does not wait'),
    queuedAt: z.string().describe('ISO 8601, UTC'),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    step: z.string().describe('what it does now, in words'),
    itemsDone: z.number().int(),
    itemsTotal: z.number().int(),
    error: z.string().nullable().describe('why the run as a whole failed'),
  })
  .meta({ id: 'IngestRun' });
export type IngestRun = z.infer<typeof ingestRunSchema>;

export const ingestRunDetailSchema = ingestRunSchema
  .extend({ items: z.array(ingestItemSchema), composites: z.array(ingestCompositeSchema) })
  .meta({ id: 'IngestRunDetail' });
export type IngestRunDetail = z.infer<typeof ingestRunDetailSchema>;

/**
 * What `GET /ingest-runs/{id}/events` sends (server-sent events, data as JSON): `run` whenever the run's record changed,
 * `item`, `composite` and `log` (a line of the run's log) as they come, `end` when the run is over and all was sent.
 */
export const ingestRunEvents = ['run', 'item', 'composite', 'log', 'end'] as const;
export type IngestRunEvent = (typeof ingestRunEvents)[number];

export const ingestRunPageSchema = pageOf(ingestRunSchema, 'IngestRunPage');
export type IngestRunPage = z.infer<typeof ingestRunPageSchema>;
export const ingestRunQuerySchema = z.strictObject(pagingQuery);
export const ingestRunRequestSchema = z
  .strictObject({
    dryRun: z.boolean().default(false),
    corrtagExtract: z.boolean().default(false),
    release: z.iso
      .datetime()
      .optional()
      .describe('when new exposures become public (ISO 8601, UTC); before, staff alone see them'),
  })
  .meta({ id: 'IngestRunRequest' });
export type IngestRunRequest = z.infer<typeof ingestRunRequestSchema>;
