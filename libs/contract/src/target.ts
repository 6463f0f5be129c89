import { z } from 'zod';
import { instruments } from './configuration.js';
import { lightcurveSchema } from './lightcurve.js';
import type { ListField } from './list-field.js';
import { filterParameters, listQuerySchema } from './list-query.js';
import { observationFields, observationParameters, observationSchema } from './observation.js';
import { pageOf } from './paging.js';
import { withdrawnSchema } from './withdrawal.js';

/** What of a target agrees with the words that were searched for. */
export const targetMatchSchema = z
  .object({ by: z.enum(['name', 'alias', 'rootname']), value: z.string() })
  .meta({ id: 'TargetMatch' });
export type TargetMatch = z.infer<typeof targetMatchSchema>;

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
    updatedAt: z.string().nullable().describe('when the archive last changed it (ISO 8601, UTC)'),
    largestPoissonFactorGross: z
      .number()
      .nullable()
      .describe('largest scatter of gross photons over what Poisson gives, of its lightcurves (pure number)'),
    smallestLsFap: z
      .number()
      .nullable()
      .describe('smallest Lomb–Scargle false-alarm probability of its lightcurves (0 to 1)'),
    matches: z.array(targetMatchSchema).describe('why it was found; empty when `q` was not asked for'),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof targetSchema>;

export const targetPageSchema = pageOf(targetSchema, 'TargetPage');
export type TargetPage = z.infer<typeof targetPageSchema>;

export const targetDetailSchema = targetSchema
  .extend({
    observations: z.array(observationSchema),
    composites: z.array(lightcurveSchema),
    withdrawn: z
      .array(withdrawnSchema)
      .describe('what was taken out again, the latest first; nothing from before its release date'),
  })
  .meta({ id: 'TargetDetail' });
export type TargetDetail = z.infer<typeof targetDetailSchema>;

/** What a target can be found and ordered by, and how tables describe it. */
export const targetFields = [
  {
    name: 'name',
    parameter: 'target',
    aliases: ['name'],
    kind: 'name',
    ucd: 'meta.id;meta.main',
    description: 'name of the target, or another name of it',
  },
  {
    name: 'instruments',
    parameter: 'instruments',
    kind: 'choice',
    ucd: 'meta.id;instr',
    description: 'instruments of its exposures, separated by commas',
    isOrderOnly: true,
  },
  {
    name: 'rightAscensionDegrees',
    parameter: 'ra',
    kind: 'number',
    unit: 'deg',
    ucd: 'pos.eq.ra;meta.main',
    description: 'right ascension, ICRS',
    nullable: true,
  },
  {
    name: 'declinationDegrees',
    parameter: 'dec',
    kind: 'number',
    unit: 'deg',
    ucd: 'pos.eq.dec;meta.main',
    description: 'declination, ICRS',
    nullable: true,
  },
  {
    name: 'observationCount',
    parameter: 'observation_count',
    kind: 'number',
    ucd: 'meta.number;obs',
    description: 'exposures',
  },
  {
    name: 'compositeCount',
    parameter: 'composite_count',
    kind: 'number',
    ucd: 'meta.number;meta.dataset',
    description: 'composites',
  },
  {
    name: 'exposureSeconds',
    parameter: 'total_exptime',
    kind: 'number',
    unit: 's',
    ucd: 'time.duration;obs.exposure',
    description: 'live time of all its exposures',
  },
  {
    name: 'firstStartMjd',
    parameter: 'first_start_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.start;obs',
    description: 'begin of its first exposure (MJD UTC)',
  },
  {
    name: 'lastEndMjd',
    parameter: 'last_end_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.end;obs',
    description: 'end of its last exposure (MJD UTC)',
  },
  {
    name: 'simulated',
    parameter: 'simulated',
    kind: 'flag',
    ucd: 'meta.code',
    description: 'all its exposures were made by the simulator',
  },
  {
    name: 'updatedAt',
    parameter: 'updated_at',
    kind: 'instant',
    ucd: 'time.processing',
    description: 'when the archive last changed one of its exposures (UTC)',
    nullable: true,
  },
] as const satisfies readonly ListField[];

/** Fields of exposures that choose targets: those that have such an exposure. */
const ownNames: readonly string[] = targetFields.flatMap(({ parameter }) => parameter);
export const exposureFieldsOfTargets: readonly ListField[] = observationFields.filter(
  ({ parameter }) => !ownNames.includes(parameter),
);

export const targetQuerySchema = listQuerySchema(targetFields, {
  ...filterParameters(exposureFieldsOfTargets),
  ...observationParameters,
  q: z
    .string()
    .max(60)
    .optional()
    .describe(
      'part of a target name or of an alias, or begin of a rootname, in any case; blanks and dashes do not count',
    ),
});
