import { z } from 'zod';

/** How many rows have each value of a field, whatever is chosen of that field itself. */
export const facetSchema = z
  .object({
    field: z.string().describe('parameter that filters by it'),
    values: z
      .array(
        z.object({
          value: z.union([z.string(), z.number(), z.boolean()]).nullable().describe('as the filter takes it'),
          count: z.number().int().describe('rows'),
        }),
      )
      .describe('most frequent first'),
  })
  .meta({ id: 'Facet' });
export type Facet = z.infer<typeof facetSchema>;

/** How many rows lie in each of some ranges of a number, whatever range of it is chosen. */
export const histogramSchema = z
  .object({
    field: z.string().describe('parameter; `_min` and `_max` filter by it'),
    unit: z.string(),
    scale: z.enum(['linear', 'logarithmic']),
    bins: z.array(
      z.object({
        from: z.number().describe('in the unit of the histogram; belongs to the bin'),
        to: z
          .number()
          .describe('in the unit of the histogram; belongs to the next bin, of the last one to it'),
        count: z.number().int().describe('rows'),
      }),
    ),
    absent: z
      .number()
      .int()
      .describe('rows that are in no bin: without a value, or not above 0 on a logarithmic scale'),
  })
  .meta({ id: 'Histogram' });
export type Histogram = z.infer<typeof histogramSchema>;

export const facetsSchema = z
  .object({
    total: z.number().int().describe('rows that match every filter'),
    facets: z.array(facetSchema),
    histograms: z.array(histogramSchema),
  })
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof facetsSchema>;
