import { z } from 'zod';

const counted = z.object({ name: z.string(), count: z.number().int().describe('rows') });

/** How many targets were exposed for how long in all. */
export const exposureTimeStatisticsSchema = z
  .object({
    targetCount: z.number().int(),
    totalSeconds: z.number().describe('live time of all exposures (s)'),
    bins: z.array(
      z.object({
        fromSeconds: z.number().describe('s; belongs to the bin'),
        toSeconds: z.number().describe('s; belongs to the next bin'),
        targetCount: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ExposureTimeStatistics' });
export type ExposureTimeStatistics = z.infer<typeof exposureTimeStatisticsSchema>;

/** Exposures by configuration ("G130M 1291 PSA") within each instrument and detector ("COS FUV"). */
export const configurationStatisticsSchema = z
  .object({
    groups: z.array(
      z.object({
        name: z.string(),
        count: z.number().int().describe('exposures'),
        configurations: z.array(counted),
      }),
    ),
  })
  .meta({ id: 'ConfigurationStatistics' });
export type ConfigurationStatistics = z.infer<typeof configurationStatisticsSchema>;

/** Exposures by optical element. */
export const opticalElementStatisticsSchema = z
  .object({ opticalElements: z.array(counted) })
  .meta({ id: 'OpticalElementStatistics' });
export type OpticalElementStatistics = z.infer<typeof opticalElementStatisticsSchema>;

/** How the archive grew: what it took each day, and all until then. */
export const growthStatisticsSchema = z
  .object({
    days: z.array(
      z.object({
        date: z.string().describe('UTC'),
        exposureCount: z.number().int().describe('exposures taken that day'),
        exposureTotalCount: z.number().int().describe('exposures until then'),
        exposureTotalSeconds: z.number().describe('live time until then (s)'),
      }),
    ),
  })
  .meta({ id: 'GrowthStatistics' });
export type GrowthStatistics = z.infer<typeof growthStatisticsSchema>;

const explored = z.object({
  id: z.string().describe('of the lightcurve'),
  target: z.string(),
  lsPeriodSeconds: z.number().nullable().describe('period of the strongest Lomb–Scargle peak (s)'),
  lsFap: z.number().nullable().describe('its false-alarm probability (0 to 1)'),
  lsLabel: z.string().nullable(),
});

/** Every lightcurve in one of three tables: with a period of its own, without, and of which nothing could be told. */
export const exploratoryStatisticsSchema = z
  .object({
    interestingCount: z.number().int(),
    boringCount: z.number().int(),
    nullCount: z.number().int(),
    interesting: z.array(explored).describe('surest first, at most 500'),
  })
  .meta({ id: 'ExploratoryStatistics' });
export type ExploratoryStatistics = z.infer<typeof exploratoryStatisticsSchema>;
