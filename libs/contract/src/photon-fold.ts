import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { number, numeric, photonChoices, time } from './extraction.js';

export const foldClocks = ['barycentric', 'recorded'] as const;

const { background: _, background_rows: __, ...sourceChoices } = photonChoices;

export const photonFoldQuerySchema = z.strictObject({
  period_s: numeric.pipe(z.number().positive()).describe('the period folded on (s)'),
  clock: z
    .enum(foldClocks)
    .default('barycentric')
    .describe('barycentric: times by BJD (TDB); recorded: UTC at HST'),
  epoch: number(
    -1e7,
    1e7,
    'where the phase is 0 (d): BJD (TDB) or, of the recorded clock, MJD (UTC); default EXPSTART',
  ),
  phase_bins: number(2, 200, 'parts of the cycle, default 20').pipe(z.number().int().optional()),
  harmonics: number(1, 20, 'harmonics of Z², default 2').pipe(z.number().int().optional()),
  time,
  ...sourceChoices,
});
export type PhotonFoldQuery = z.infer<typeof photonFoldQuerySchema>;

const chance = 'chance of at least as much from a constant source at this one period (0 to 1)';

export const photonFoldSchema = z
  .object({
    rootname: z.string(),
    periodSeconds: z.number().describe('s'),
    clock: z
      .enum(foldClocks)
      .describe('by which the photons were folded; recorded where light comes from no fixed place'),
    epoch: z.number().describe('where the phase is 0 (d): BJD (TDB) or, of the recorded clock, MJD (UTC)'),
    photonCount: z
      .number()
      .int()
      .describe('photons in the source boxes, those of the background under it too'),
    liveSeconds: z.number().describe('live time (s)'),
    tickSeconds: z.number().describe('what the clock of the detector tells apart (s)'),
    events: z.array(z.number().int().describe('photons')).describe('photons by phase'),
    expected: z
      .array(z.number().describe('photons'))
      .describe('photons by phase of a constant source in the same live time'),
    chiSquare: z.number().describe('of the photons against those expected (Leahy et al. 1983)'),
    probability: z.number().describe(chance),
    zSquared: z
      .object({
        harmonics: z.number().int(),
        statistic: z.number().describe('pure number'),
        probability: z.number().describe(chance),
      })
      .describe('Z² (Buccheri et al. 1983), what live time does taken off'),
    hTest: z
      .object({
        harmonics: z.number().int().describe('chosen by the test'),
        statistic: z.number().describe('pure number'),
        probability: z.number().describe(chance),
      })
      .describe('H-test (de Jager et al. 1989), what live time does taken off'),
    caveats: z.array(caveatSchema),
  })
  .meta({ id: 'PhotonFold' });
export type PhotonFold = z.infer<typeof photonFoldSchema>;
