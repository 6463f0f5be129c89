import { z } from 'zod';

export const maximumPageSize = 1000;

/** The two parameters every list takes. */
export const pagingQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(maximumPageSize)
    .default(50)
    .describe(`rows per page, at most ${maximumPageSize}`),
  cursor: z.string().min(1).optional().describe('where the page before ended: its `next`'),
};

/** A page of a list: its rows, how many there are in all, and the cursor of the page after it. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .object({
      items: z.array(item),
      total: z.number().int().describe('rows that match, on all pages'),
      next: z.string().nullable().describe('cursor of the next page; null on the last'),
    })
    .meta({ id });
}
