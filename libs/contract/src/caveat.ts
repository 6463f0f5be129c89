import { z } from 'zod';

/** A doubt that did not stop the work, stored with the product and shown beside it. */
export const caveatSchema = z.object({ code: z.string(), text: z.string() }).meta({ id: 'Caveat' });
export type Caveat = z.infer<typeof caveatSchema>;
