import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { configurationFields, configurationQuery } from './configuration.js';
import { pageOf, pagingQuery } from './paging.js';
import { lightcurveStatisticsSchema } from './statistics.js';

export const lightcurveKinds = ['individual', 'composite'] as const;

export const lightcurveSchema = z
  .object({
    id: z.string().describe('file stem of the product; stable across versions'),
    kind: z.enum(lightcurveKinds),
    target: z.string(),
    ...configurationFields,
    rootname: z.string().nullable().describe('the exposure; null for a composite'),
    memberCount: z.number().int().describe('exposures in it'),
    startMjd: z.number().describe('first bin start (d, MJD UTC)'),
    endMjd: z.number().describe('last bin end (d, MJD UTC)'),
    stepSeconds: z.number().describe('bin width (s)'),
    liveSeconds: z.number().describe('live time (s)'),
    binCount: z.number().int(),
    hasFlux: z.boolean().describe('whether the FLUX column holds calibrated values'),
    simulated: z.boolean(),
    caveats: z.array(caveatSchema),
    filename: z.string(),
    bytes: z.number().int().describe('size of the product (byte)'),
    sha256: z.string(),
    statistics: lightcurveStatisticsSchema.nullable().describe('null until they are computed'),
  })
  .meta({ id: 'Lightcurve' });
export type Lightcurve = z.infer<typeof lightcurveSchema>;

export const lightcurvePageSchema = pageOf(lightcurveSchema, 'LightcurvePage');
export type LightcurvePage = z.infer<typeof lightcurvePageSchema>;

export const lightcurveDatasetSchema = z
  .object({
    dataset: z.number().int().nullable().describe('value of the DATASET column; null when excluded'),
    rootname: z.string(),
    startMjd: z.number().describe('d, MJD UTC'),
    endMjd: z.number().describe('d, MJD UTC'),
    exposureSeconds: z.number().describe('s'),
    excludedReason: z.string().nullable().describe('why it is not in the composite; null when it is'),
  })
  .meta({ id: 'LightcurveDataset' });
export type LightcurveDataset = z.infer<typeof lightcurveDatasetSchema>;

export const lightcurveDetailSchema = lightcurveSchema
  .extend({ version: z.string(), datasets: z.array(lightcurveDatasetSchema) })
  .meta({ id: 'LightcurveDetail' });
export type LightcurveDetail = z.infer<typeof lightcurveDetailSchema>;

/** The rows of a lightcurve by column; NaN is null on the wire, units by FITS column name. */
export const lightcurveDataSchema = z
  .object({
    id: z.string(),
    mjdReference: z.number().describe('zero of TIME (d, MJD UTC)'),
    units: z.record(z.string(), z.string()).describe('unit of each column; empty for pure numbers'),
    columns: z.record(z.string(), z.array(z.number().nullable())),
  })
  .meta({ id: 'LightcurveData' });
export type LightcurveData = z.infer<typeof lightcurveDataSchema>;

export const lightcurveQuerySchema = z.strictObject({
  kind: z.enum(lightcurveKinds).optional(),
  target: z.string().optional().describe('exact name; several separated by commas'),
  ...configurationQuery,
  ...pagingQuery,
});
export type LightcurveQuery = z.infer<typeof lightcurveQuerySchema>;
