import { z } from 'zod';
import { pageOf, pagingQuery } from './paging.js';

export const downloadRunStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** What became of an exposure that the archive did not have. */
export const downloadItemStates = ['planned', 'arrived', 'waiting', 'failed'] as const;
export type DownloadItemState = (typeof downloadItemStates)[number];

/** Why an exposure that MAST offers is left where it is. */
export const leftOutReasons = [
  'not a science target',
  'not public',
  'not time-tag',
  'no products',
  'in the archive',
  'refused before',
  'in the ingest folder',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

const date = z.iso.date('expected a date such as 2026-01-31');

/** Which new exposures to fetch. */
export const downloadRequestSchema = z
  .strictObject({
    dryRun: z.boolean().default(false).describe('only say what would be fetched'),
    since: date
      .nullable()
      .default(null)
      .describe('only exposures that became public on this day (UTC) or later'),
    limit: z.number().int().positive().nullable().default(null).describe('at most so many exposures'),
    target: z.string().min(1).max(60).nullable().default(null).describe('only this target, in any spelling'),
    proposal: z.number().int().positive().nullable().default(null).describe('only this proposal'),
  })
  .meta({ id: 'DownloadRequest' });
export type DownloadRequest = z.infer<typeof downloadRequestSchema>;

export const downloadFileSchema = z
  .object({
    filename: z.string(),
    bytes: z.number().int().nullable().describe('size as MAST lists it (byte)'),
    version: z.string().nullable().describe('calibration version as MAST lists it'),
    state: z.enum(['planned', 'arrived', 'kept', 'missing', 'failed']),
    sha256: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'DownloadFile' });
export type DownloadFile = z.infer<typeof downloadFileSchema>;

export const downloadItemSchema = z
  .object({
    rootname: z.string(),
    target: z.string(),
    proposal: z.string().nullable(),
    state: z.enum(downloadItemStates),
    files: z.array(downloadFileSchema),
  })
  .meta({ id: 'DownloadItem' });
export type DownloadItem = z.infer<typeof downloadItemSchema>;

export const downloadRunSchema = z
  .object({
    id: z.number().int(),
    state: z.enum(downloadRunStates),
    request: downloadRequestSchema,
    requestedBy: z.string(),
    queuedAt: z.string().describe('ISO 8601, UTC'),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    step: z.string().describe('what it does now, in words'),
    exposuresDone: z.number().int().describe('exposures dealt with'),
    exposuresTotal: z.number().int().describe('exposures to be fetched'),
    bytesDone: z.number().describe('fetched so far (byte)'),
    bytesTotal: z.number().describe('to be fetched, as listed (byte)'),
    bytesPerSecond: z.number().nullable().describe('how fast it goes now (byte/s)'),
    secondsLeft: z.number().nullable().describe('at that rate (s)'),
    report: z.string().nullable().describe('name of the report in the download folder'),
    error: z.string().nullable().describe('why the run as a whole failed'),
  })
  .meta({ id: 'DownloadRun' });
export type DownloadRun = z.infer<typeof downloadRunSchema>;

export const downloadRunDetailSchema = downloadRunSchema
  .extend({
    leftOut: z.partialRecord(z.enum(leftOutReasons), z.number().int()).describe('exposures by reason'),
    problems: z.array(z.string()).describe('what did not arrive and why; the first 1000'),
  })
  .meta({ id: 'DownloadRunDetail' });
export type DownloadRunDetail = z.infer<typeof downloadRunDetailSchema>;

export const downloadRunPageSchema = pageOf(downloadRunSchema, 'DownloadRunPage');
export type DownloadRunPage = z.infer<typeof downloadRunPageSchema>;
export const downloadRunQuerySchema = z.strictObject(pagingQuery);
