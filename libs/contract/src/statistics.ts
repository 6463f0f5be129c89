import { z } from 'zod';

const number = (words: string) => z.number().nullable().describe(words);
const count = (words: string) => z.number().int().nullable().describe(words);

/**
 * Statistics of a lightcurve, over its live bins. What a curve does not tell (too few bins, no photons) is null.
 *
 * `total` to `pearsonP` are taken over the whole curve, on COUNTS (net of background), as the HST project documented
 * them; in a composite they measure the differences between visits too. All others are taken within each exposure and
 * combined, so that those differences do not count.
 */
export const lightcurveStatisticsSchema = z
  .object({
    total: z.number().int().describe('sum of COUNTS (net counts); 2147483647 stands for as many or more'),
    mean: number('mean of COUNTS (net counts per bin)'),
    mu: number('square root of the mean (net counts per bin)'),
    stdev: number('scatter of COUNTS about their mean, divided by N (net counts per bin)'),
    poissonFactor: number('stdev / mu (pure number)'),
    pearsonR: number("Pearson's correlation of COUNTS with time (-1 to 1)"),
    pearsonP: number('its two-sided p-value (0 to 1)'),
    periodogram: z
      .boolean()
      .describe('a period has a Lomb–Scargle power above 0.30 and three sigma above the mean power'),
    deliver: z
      .boolean()
      .describe('a composite that passes every HLSP check and that staff have not withheld'),
    chi2Dof: number('chi-square of the photons against a constant rate, per degree of freedom (pure number)'),
    chi2P: number('chance of at least as much of a constant source (0 to 1)'),
    excessVariance: number(
      'normalised excess variance of NET (pure number, below 0 where errors explain more)',
    ),
    excessVarianceError: number('its error from measurement alone (pure number)'),
    fractionalRms: number(
      'square root of the excess variance (part of the mean); null where that is below 0',
    ),
    poissonFactorGross: number(
      'scatter of gross photons over what Poisson gives (pure number, 1 for a constant)',
    ),
    vonNeumann: number('mean square successive difference over variance of NET (pure number, 2 for noise)'),
    bayesianBlocks: count('blocks of constant rate at a false-positive rate of 1 % (1 for a constant)'),
    bayesianBlocksMaxJump: number('largest step between neighbouring blocks (part of the mean rate)'),
    flares: count('flare candidates'),
    lsPeriodSeconds: number('period of the strongest Lomb–Scargle peak of NET (s)'),
    lsPower: number('its power, standard normalization (0 to 1)'),
    lsFap: number('its false-alarm probability over the whole search, an upper bound (0 to 1)'),
    lsLabel: z
      .string()
      .nullable()
      .describe("what of HST's own it falls on: HST orbit (and harmonics), day, spectral window"),
    blsPeriodDays: number('period of the deepest likely box, NET (d)'),
    blsDepth: number('its depth (part of the level outside it)'),
  })
  .meta({ id: 'LightcurveStatistics' });
export type LightcurveStatistics = z.infer<typeof lightcurveStatisticsSchema>;
