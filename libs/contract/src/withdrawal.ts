import { z } from 'zod';

const withdrawalKindSchema = z.enum(['exposure', 'composite']);

/** Takes an exposure or a composite out of the public archive; its address answers 410 with the reason. */
export const withdrawalRequestSchema = z
  .strictObject({ why: z.string().trim().min(1).max(500).describe('the reason, shown to everybody') })
  .meta({ id: 'WithdrawalRequest' });
export type WithdrawalRequest = z.infer<typeof withdrawalRequestSchema>;

export const releaseRequestSchema = z
  .strictObject({
    on: z.iso.datetime().nullable().describe('when it becomes public (ISO 8601, UTC); null: now'),
  })
  .meta({ id: 'ReleaseRequest' });
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;

/** What was changed; the composites it is in are made anew by a run of its own. */
export const visibilityChangeSchema = z
  .object({
    name: z.string(),
    kind: withdrawalKindSchema,
    runId: z.number().int().describe('the run that makes the composites anew'),
  })
  .meta({ id: 'VisibilityChange' });
export type VisibilityChange = z.infer<typeof visibilityChangeSchema>;

/** What was taken out of the public archive: an exposure with its lightcurve, or a composite alone. */
export const withdrawnSchema = z
  .object({
    name: z.string().describe('rootname of an exposure, or filename of a composite'),
    kind: withdrawalKindSchema,
    reason: z.string(),
    withdrawnAt: z.string().describe('ISO 8601, UTC'),
  })
  .meta({ id: 'Withdrawn' });
export type Withdrawn = z.infer<typeof withdrawnSchema>;
