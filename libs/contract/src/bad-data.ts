import { z } from 'zod';
import type { ListField } from './list-field.js';
import { listQuerySchema } from './list-query.js';
import { pageOf } from './paging.js';

/** Why a file is refused, in order of precedence. */
export const refusalReasons = [
  'Unreadable file',
  'Not time-tag',
  'Not science',
  'No events',
  'Bad EXPFLAG',
  'No good time',
  'Non-linear time',
  'Singular event',
  'Bad Proposal',
  'Short Exposure',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const qualityCheckSchema = z
  .object({
    name: z.enum(refusalReasons).describe('the reason this check would refuse for'),
    passed: z.boolean(),
    value: z.union([z.number(), z.string()]).nullable().describe('what was found'),
    limit: z.union([z.number(), z.string()]).nullable().describe('what was expected'),
    eventIndex: z.number().int().nullable().describe('0-based row of the event that failed'),
  })
  .meta({ id: 'QualityCheck' });
export type QualityCheck = z.infer<typeof qualityCheckSchema>;

export const badDataSchema = z
  .object({
    filename: z.string(),
    ingestDate: z.string(),
    reason: z.enum(refusalReasons),
    checks: z.array(qualityCheckSchema).describe('every check that was made, with its numbers'),
  })
  .meta({ id: 'BadData' });
export type BadData = z.infer<typeof badDataSchema>;

export const badDataPageSchema = pageOf(badDataSchema, 'BadDataPage');
export type BadDataPage = z.infer<typeof badDataPageSchema>;

/** What a refused file can be found and ordered by, and how tables describe it. */
export const badDataFields = [
  {
    name: 'filename',
    parameter: 'filename',
    kind: 'name',
    ucd: 'meta.id;meta.main',
    description: 'the refused file',
  },
  {
    name: 'ingestDate',
    parameter: 'ingest_date',
    kind: 'date',
    ucd: 'time.processing',
    description: 'day on which it was refused',
  },
  {
    name: 'reason',
    parameter: 'reason',
    kind: 'choice',
    ucd: 'meta.code.error',
    description: 'the first reason that held',
    values: refusalReasons,
  },
] as const satisfies readonly ListField[];

export const badDataQuerySchema = listQuerySchema(badDataFields);
