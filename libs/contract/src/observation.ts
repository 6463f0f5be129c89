import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { configurationFields, configurationQuery } from './configuration.js';
import { pageOf, pagingQuery } from './paging.js';

/** A date as MJD or as ISO 8601, turned into MJD (UTC). */
const dateQuery = z
  .string()
  .refine(
    (text) => /^\d+(\.\d+)?$/.test(text) || !Number.isNaN(Date.parse(text)),
    'expected an MJD or an ISO date',
  )
  .transform((text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text) / 86_400_000 + 40_587));

export const observationSchema = z
  .object({
    rootname: z.string(),
    target: z.string(),
    ...configurationFields,
    obstype: z.string(),
    proposal: z.number().int().nullable(),
    fppos: z.number().int().describe('COS focal-plane offset position 1 to 4; 0 for STIS'),
    rightAscensionDegrees: z.number().nullable(),
    declinationDegrees: z.number().nullable(),
    startMjd: z.number().describe('EXPSTART (d, MJD UTC)'),
    endMjd: z.number().describe('EXPEND (d, MJD UTC)'),
    exposureSeconds: z.number().describe('EXPTIME, the live time (s)'),
    eventCount: z.number().int().describe('recorded photon events'),
    calibrationVersion: z.string(),
    ingestDate: z.string(),
    simulated: z.boolean().describe('made by the simulator (SIMULATD in the header), not observed'),
    lightcurve: z.string().nullable().describe('id of its own lightcurve'),
    composite: z.string().nullable().describe('id of the composite it belongs to'),
  })
  .meta({ id: 'Observation' });
export type Observation = z.infer<typeof observationSchema>;

export const observationPageSchema = pageOf(observationSchema, 'ObservationPage');
export type ObservationPage = z.infer<typeof observationPageSchema>;

export const observationDetailSchema = observationSchema
  .extend({
    inputs: z.array(z.object({ filename: z.string(), bytes: z.number().int(), sha256: z.string() })),
    caveats: z.array(caveatSchema),
    mastUrl: z.string().nullable().describe('the exposure at MAST; null when simulated'),
  })
  .meta({ id: 'ObservationDetail' });
export type ObservationDetail = z.infer<typeof observationDetailSchema>;

export const observationQuerySchema = z.strictObject({
  target: z.string().optional().describe('exact name; several separated by commas'),
  ...configurationQuery,
  obstype: z.string().optional(),
  proposal: z.coerce.number().int().optional(),
  rootname: z.string().optional().describe('several separated by commas'),
  date_from: dateQuery.optional().describe('begins at or after: MJD or ISO date (UTC)'),
  date_to: dateQuery.optional().describe('begins before: MJD or ISO date (UTC)'),
  exptime_min: z.coerce.number().min(0).optional().describe('s'),
  exptime_max: z.coerce.number().min(0).optional().describe('s'),
  ...pagingQuery,
});
export type ObservationQuery = z.infer<typeof observationQuerySchema>;
