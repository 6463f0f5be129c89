import { z } from 'zod';

/** What a staff token may do: bring in data; change names, releases and withdrawals; keep tokens and read the audit. */
export const scopes = ['ingest:write', 'catalog:write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export const tokenSchema = z
  .object({
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    createdAt: z.string().describe('ISO 8601, UTC'),
    expiresAt: z.string().nullable().describe('ISO 8601, UTC; null: never'),
    lastUsedAt: z.string().nullable().describe('ISO 8601, UTC, within a minute; null: never used'),
    revokedAt: z.string().nullable().describe('ISO 8601, UTC; null: in force until it expires'),
  })
  .meta({ id: 'Token' });
export type Token = z.infer<typeof tokenSchema>;

export const tokenListSchema = z.object({ items: z.array(tokenSchema) }).meta({ id: 'TokenList' });
export type TokenList = z.infer<typeof tokenListSchema>;

export const tokenRequestSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w .@+-]{1,60}$/, 'expected 1 to 60 letters, digits, blanks or any of . @ + - _')
      .describe('who uses it'),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: z.iso.datetime().optional().describe('ISO 8601, UTC; left out: never'),
  })
  .meta({ id: 'TokenRequest' });
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** A new token; `token` is told this once and is nowhere kept. */
export const newTokenSchema = tokenSchema.extend({ token: z.string() }).meta({ id: 'NewToken' });
export type NewToken = z.infer<typeof newTokenSchema>;
