import { z } from 'zod';
import { listFormats } from './list-query.js';

/** Columns of a lightcurve whose periods make sense to look for. */
export const periodogramColumns = ['NET', 'FLUX', 'COUNTS', 'GROSS', 'EVENTS', 'BACKGROUND'] as const;
export const periodogramNormalizations = ['standard', 'model', 'log', 'psd'] as const;
export const periodogramCombinations = ['coherent', 'incoherent'] as const;
export const periodogramResolutions = ['decimated', 'full'] as const;

const seconds = z.coerce.number().positive();

export const periodogramQuerySchema = z.strictObject({
  column: z.enum(periodogramColumns).default('NET').describe('the column searched'),
  min_period_s: seconds.optional().describe('shortest period (s); by default two bins'),
  max_period_s: seconds.optional().describe('longest period (s); by default the whole curve'),
  oversampling: z.coerce
    .number()
    .min(1)
    .max(50)
    .default(5)
    .describe('frequencies per width 1 / baseline of a peak'),
  normalization: z.enum(periodogramNormalizations).default('standard'),
  combined: z
    .enum(periodogramCombinations)
    .optional()
    .describe(
      'of a composite: coherent (all bins as one series) or incoherent (each exposure by itself, phases ignored); by default coherent where the frequencies needed are few enough, else incoherent',
    ),
  bootstrap: z.coerce
    .number()
    .int()
    .min(0)
    .max(999)
    .default(0)
    .describe(
      'so many searches of the same bins in random order tell false-alarm probabilities that assume no law of the noise, only that it is white; at best 1 / (bootstrap + 1)',
    ),
  resolution: z
    .enum(periodogramResolutions)
    .default('decimated')
    .describe('decimated (lowest and highest power of each group of neighbours) or full'),
  format: z
    .enum(listFormats)
    .optional()
    .describe('what the answer is written in; else Accept decides. Tables hold the powers, not the peaks'),
});
export type PeriodogramQuery = z.infer<typeof periodogramQuerySchema>;

const powerWords = 'power in the normalization (psd: half the chi-square explained; else pure number)';

export const periodogramSchema = z
  .object({
    id: z.string().describe('of the lightcurve'),
    sha256: z.string().describe('of the product it was made from'),
    column: z.enum(periodogramColumns),
    normalization: z.enum(periodogramNormalizations),
    combined: z
      .enum(periodogramCombinations)
      .describe(
        'which is shown: coherent (all bins as one series), or incoherent (exposures by themselves; 1 − power is the geometric mean over the exposures)',
      ),
    exposureCount: z.number().int().describe('exposures whose bins are in it'),
    sampleCount: z.number().int().describe('bins in it'),
    baselineSeconds: z
      .number()
      .describe('from the first to the last bin (s); incoherent: of the longest exposure'),
    frequencyHz: z.object({
      min: z.number().describe('Hz'),
      max: z.number().describe('Hz'),
      step: z.number().describe('Hz'),
      count: z.number().int().describe('frequencies computed'),
    }),
    orbitSeconds: z.number().describe("HST's orbital period that labels are given by (s)"),
    orbitFrom: z
      .enum(['timeline', 'default'])
      .describe("the exposure's own TIMELINE, or 95.4 min where there is none"),
    peaks: z
      .array(
        z.object({
          frequencyHz: z.number().describe('Hz'),
          periodSeconds: z.number().describe('s'),
          power: z.number().describe(powerWords),
          fap: z.number().describe('false-alarm probability over the whole search, an upper bound (0 to 1)'),
          method: z
            .enum(['baluev', 'davies'])
            .describe('whose bound: Baluev 2008 (coherent), Davies 1987 (incoherent)'),
          bootstrapFap: z
            .number()
            .nullable()
            .describe(
              'false-alarm probability over the whole search by bootstrap (0 to 1, never 0); null: not asked for',
            ),
          labels: z.array(z.string()).describe("what of HST's own it falls on"),
        }),
      )
      .describe('strongest first'),
    levels: z
      .array(
        z.object({
          fap: z.number().describe('false-alarm probability (0 to 1)'),
          power: z.number().describe(powerWords),
        }),
      )
      .describe('the power that noise exceeds anywhere in the search with this chance'),
    resolution: z
      .enum(periodogramResolutions)
      .describe(
        'full: every frequency computed; decimated: the lowest and the highest power of each group of neighbours, at their own frequencies, so that no peak is lost',
      ),
    frequencies: z.array(z.number()).describe('Hz, ascending'),
    powers: z.array(z.number()).describe(powerWords),
    window: z
      .array(z.number())
      .nullable()
      .describe(
        'power of the sampling alone at the same frequencies (0 to 1); decimated: its highest in the group; null: incoherent',
      ),
  })
  .meta({ id: 'Periodogram' });
export type Periodogram = z.infer<typeof periodogramSchema>;
