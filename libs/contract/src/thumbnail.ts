import { z } from 'zod';

const rates = (words: string) =>
  z.array(z.number().nullable().describe('count/s')).describe(`${words} (count/s); null without live time`);

/** A lightcurve in few numbers, to draw small: neighbouring bins together, gaps left out. */
export const lightcurveThumbnailSchema = z
  .object({
    id: z.string(),
    sha256: z.string().describe('of the product it was made from'),
    binsPerCell: z.number().int().describe('bins that were put together, at most'),
    means: rates('mean NET of the bins of each cell'),
    lows: rates('their lowest NET'),
    highs: rates('their highest NET'),
    datasets: z
      .array(z.number().int().describe('DATASET'))
      .describe('DATASET of each cell; a cell has bins of one exposure only'),
  })
  .meta({ id: 'LightcurveThumbnail' });
export type LightcurveThumbnail = z.infer<typeof lightcurveThumbnailSchema>;
