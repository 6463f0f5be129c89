import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { configurationFields, configurationListFields } from './configuration.js';
import type { ListField } from './list-field.js';
import { facetQuerySchema, listFormats, listQuerySchema, mjdQuery } from './list-query.js';
import { pageOf } from './paging.js';
import { statisticsListFields } from './statistics-fields.js';
import { lightcurveStatisticsSchema } from './statistics.js';

/** The three tables that every lightcurve is in one of: with a period of its own, without, and of which nothing could be told. */
export const exploredClasses = ['interesting', 'boring', 'null'] as const;
export type ExploredClass = (typeof exploredClasses)[number];

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
    version: z.string().describe('version of the product'),
    updatedAt: z.string().describe('when the archive last changed it (ISO 8601, UTC)'),
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

/** One version of a product, and what is other in it than in the one before. */
export const lightcurveVersionSchema = z
  .object({
    version: z.string().nullable().describe('as its header has it; null when the file is away'),
    bytes: z.number().int().describe('byte'),
    sha256: z.string(),
    supersededAt: z.string().nullable().describe('ISO 8601, UTC; null for the version of now'),
    differences: z.array(
      z.object({
        subject: z.string().describe('card, `parameter …`, `input …` or `bins`'),
        before: z.string().nullable(),
        now: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LightcurveVersion' });
export type LightcurveVersion = z.infer<typeof lightcurveVersionSchema>;

export const lightcurveDetailSchema = lightcurveSchema
  .extend({
    datasets: z.array(lightcurveDatasetSchema),
    versions: z.array(lightcurveVersionSchema).describe('the latest first; the first is the product'),
  })
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

export const lightcurveDataFormats = [...listFormats, 'fits'] as const;
export type LightcurveDataFormat = (typeof lightcurveDataFormats)[number];

export const lightcurveDataQuerySchema = z.strictObject({
  format: z
    .enum(lightcurveDataFormats)
    .optional()
    .describe('what the answer is written in; else Accept decides'),
});
export type LightcurveDataQuery = z.infer<typeof lightcurveDataQuerySchema>;

/** What a lightcurve can be found and ordered by, and how tables describe it. */
export const lightcurveFields: readonly ListField[] = [
  {
    name: 'id',
    parameter: 'id',
    kind: 'name',
    ucd: 'meta.id;meta.main',
    description: 'file stem of the product; stable across versions',
  },
  {
    name: 'kind',
    parameter: 'kind',
    kind: 'choice',
    ucd: 'meta.code.class',
    description: 'individual (of one exposure) or composite',
    values: lightcurveKinds,
  },
  {
    name: 'target',
    parameter: 'target',
    kind: 'name',
    ucd: 'meta.id;src',
    description: 'name of the target, or another name of it',
  },
  ...configurationListFields,
  {
    name: 'rootname',
    parameter: 'rootname',
    kind: 'name',
    ucd: 'meta.id;obs',
    description: 'the exposure; absent for a composite',
    nullable: true,
  },
  {
    name: 'memberCount',
    parameter: 'member_count',
    kind: 'number',
    ucd: 'meta.number;obs',
    description: 'exposures in it',
  },
  {
    name: 'startMjd',
    parameter: 'start_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.start',
    description: 'first bin start (MJD UTC)',
  },
  {
    name: 'endMjd',
    parameter: 'end_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.end',
    description: 'last bin end (MJD UTC)',
  },
  {
    name: 'stepSeconds',
    parameter: 'step',
    kind: 'number',
    unit: 's',
    ucd: 'time.interval',
    description: 'bin width',
  },
  {
    name: 'liveSeconds',
    parameter: 'live',
    aliases: ['exptime'],
    kind: 'number',
    unit: 's',
    ucd: 'time.duration;obs.exposure',
    description: 'live time',
  },
  { name: 'binCount', parameter: 'bin_count', kind: 'number', ucd: 'meta.number', description: 'bins' },
  {
    name: 'hasFlux',
    parameter: 'has_flux',
    kind: 'flag',
    ucd: 'meta.code',
    description: 'whether the FLUX column holds calibrated values',
  },
  {
    name: 'simulated',
    parameter: 'simulated',
    kind: 'flag',
    ucd: 'meta.code',
    description: 'made by the simulator, not observed',
  },
  {
    name: 'filename',
    parameter: 'filename',
    kind: 'name',
    ucd: 'meta.id;meta.file',
    description: 'name of the FITS product',
  },
  {
    name: 'bytes',
    parameter: 'bytes',
    kind: 'number',
    unit: 'byte',
    ucd: 'phys.size;meta.file',
    description: 'size of the FITS product',
  },
  {
    name: 'sha256',
    parameter: 'sha256',
    kind: 'choice',
    ucd: 'meta.checksum;meta.file',
    description: 'checksum of the FITS product',
  },
  {
    name: 'version',
    parameter: 'version',
    kind: 'choice',
    ucd: 'meta.version',
    description: 'version of the FITS product',
  },
  {
    name: 'updatedAt',
    parameter: 'updated_at',
    kind: 'instant',
    ucd: 'time.processing',
    description: 'when the archive last changed it (UTC)',
  },
  ...statisticsListFields,
];

const ownParameters = {
  member: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .describe('exposures (rootnames) of which at least one is in it; several separated by commas'),
  class: z
    .enum(exploredClasses)
    .optional()
    .describe(
      'interesting: its strongest period has a false-alarm probability of at most 1 % and is not HST’s own; boring: not so; null: nothing could be told',
    ),
  date_from: mjdQuery.optional().describe('begins at or after: MJD or ISO 8601 date (UTC)'),
  date_to: mjdQuery.optional().describe('begins before: MJD or ISO 8601 date (UTC)'),
};

export const lightcurveQuerySchema = listQuerySchema(lightcurveFields, ownParameters);
export const lightcurveFacetQuerySchema = facetQuerySchema(lightcurveFields, ownParameters);
