import { z } from 'zod';
import { bundleNames } from './bundle.js';

export const productQuerySchema = z.strictObject({
  name: z
    .enum(bundleNames)
    .default('archive')
    .describe('the name it is saved under: its own, or that of a High Level Science Product'),
});
export type ProductQuery = z.infer<typeof productQuerySchema>;
