import { z } from 'zod';
import { configurationQuery, instruments } from './configuration.js';
import { lightcurveSchema } from './lightcurve.js';
import { observationSchema } from './observation.js';
import { pageOf, pagingQuery } from './paging.js';

export const targetSchema = z
  .object({
    name: z.string(),
    instruments: z.array(z.enum(instruments)),
    rightAscensionDegrees: z.number().nullable(),
    declinationDegrees: z.number().nullable(),
    observationCount: z.number().int(),
    compositeCount: z.number().int(),
    exposureSeconds: z.number().describe('live time of all its exposures (s)'),
    firstStartMjd: z.number().describe('d, MJD UTC'),
    lastEndMjd: z.number().describe('d, MJD UTC'),
    simulated: z.boolean().describe('all its exposures were made by the simulator'),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof targetSchema>;

export const targetPageSchema = pageOf(targetSchema, 'TargetPage');
export type TargetPage = z.infer<typeof targetPageSchema>;

export const targetDetailSchema = targetSchema
  .extend({ observations: z.array(observationSchema), composites: z.array(lightcurveSchema) })
  .meta({ id: 'TargetDetail' });
export type TargetDetail = z.infer<typeof targetDetailSchema>;

export const targetQuerySchema = z.strictObject({
  q: z
    .string()
    .max(60)
    .optional()
    .describe('part of a target name or rootname, in any case; blanks and dashes do not count'),
  ...configurationQuery,
  ...pagingQuery,
});
export type TargetQuery = z.infer<typeof targetQuerySchema>;
