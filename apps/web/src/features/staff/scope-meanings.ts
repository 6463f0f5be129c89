import type { Scope } from '@hstlc/contract';

/** What a token with each scope may do, in words. */
export const scopeMeanings = {
  'ingest:write': 'brings data in',
  'catalog:write': 'changes names and what is shown',
  admin: 'keeps tokens, reads the audit',
} as const satisfies Record<Scope, string>;
