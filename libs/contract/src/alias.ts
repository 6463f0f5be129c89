import { z } from 'zod';

export const aliasSchema = z
  .object({
    alias: z.string(),
    target: z.string(),
    origin: z.enum(['staff', 'sesame', 'exception']).describe('exception: a spelling that stands for itself'),
    addedBy: z.string(),
    addedAt: z.string().describe('ISO 8601, UTC'),
  })
  .meta({ id: 'Alias' });
export type Alias = z.infer<typeof aliasSchema>;

export const retargetedSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    exposures: z.number().int().describe('exposures that were given to the other target'),
  })
  .meta({ id: 'Retargeted' });

export const aliasListSchema = z.object({ items: z.array(aliasSchema) }).meta({ id: 'AliasList' });
export type AliasList = z.infer<typeof aliasListSchema>;

export const aliasRequestSchema = z
  .strictObject({ alias: z.string().min(1).max(60).describe('another name of the target, in any spelling') })
  .meta({ id: 'AliasRequest' });
export type AliasRequest = z.infer<typeof aliasRequestSchema>;

/** What a change of names brought about; composites follow with the next ingest run. */
export const aliasChangeSchema = z
  .object({ items: z.array(aliasSchema), retargeted: z.array(retargetedSchema) })
  .meta({ id: 'AliasChange' });
export type AliasChange = z.infer<typeof aliasChangeSchema>;

export const targetSuggestionSchema = z
  .object({
    targets: z.tuple([z.string(), z.string()]),
    separationArcsec: z.number().describe('at one epoch (arcsec)'),
    isMotionKnown: z.boolean().describe('whether a proper motion was taken along'),
  })
  .meta({ id: 'TargetSuggestion' });

/** Targets that may be one: staff decide. */
export const targetSuggestionListSchema = z
  .object({ items: z.array(targetSuggestionSchema) })
  .meta({ id: 'TargetSuggestionList' });
export type TargetSuggestionList = z.infer<typeof targetSuggestionListSchema>;
