import { z } from 'zod';
import { pageOf, pagingQuery } from './paging.js';
import { problemCodes } from './problem.js';

export const auditEntrySchema = z
  .object({
    id: z.number().int(),
    at: z.string().describe('when it was answered (ISO 8601, UTC)'),
    who: z.string().nullable().describe('name of the token; null: none in force'),
    client: z.string().describe('network address, or "command line"'),
    method: z.string(),
    address: z.string(),
    body: z.string().nullable().describe('what was asked, as JSON, cut at 2000 characters'),
    status: z.number().int().describe('HTTP status code'),
    code: z.enum(problemCodes).nullable().describe('why it was refused; null: it was done'),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = pageOf(auditEntrySchema, 'AuditPage');
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditQuerySchema = z.strictObject({
  who: z.string().optional().describe('name of a token'),
  ...pagingQuery,
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
