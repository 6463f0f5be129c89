import { z } from 'zod';
import { pageOf, pagingQuery } from './paging.js';

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

export const badDataQuerySchema = z.strictObject({
  reason: z.enum(refusalReasons).optional(),
  ...pagingQuery,
});
export type BadDataQuery = z.infer<typeof badDataQuerySchema>;
