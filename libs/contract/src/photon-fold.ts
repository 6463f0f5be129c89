import { z } from 'zod';
import { caveatSchema } from './caveat.js';

export const foldClocks = ['barycentric', 'recorded'] as const;

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
