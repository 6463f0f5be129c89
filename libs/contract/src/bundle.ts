import { z } from 'zod';

/** The most files that one bundle may have. */
export const maximumBundleFiles = 10_000;

export const bundleNames = ['archive', 'hlsp'] as const;
export type BundleNames = (typeof bundleNames)[number];

/** Which files: by their names, or those of all lightcurves that a query of the list finds. */
export const bundleRequestSchema = z
  .strictObject({
    filenames: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(maximumBundleFiles)
      .optional()
      .describe('products and input files, each once'),
    query: z
      .string()
      .max(4000)
      .optional()
      .describe('query of GET /lightcurves without its "?"; empty: every lightcurve'),
    names: z
      .enum(bundleNames)
      .default('archive')
      .describe('what the files are called in it: as in the archive, or as High Level Science Products'),
  })
  .refine(({ filenames, query }) => (filenames === undefined) !== (query === undefined), {
    error: 'expected either "filenames" or "query"',
    path: ['filenames'],
  })
  .meta({ id: 'BundleRequest' });
export type BundleRequest = z.infer<typeof bundleRequestSchema>;

export const bundleFileSchema = z
  .object({
    name: z.string().describe('what it is called in the bundle'),
    filename: z.string().describe('what it is called in the archive'),
    bytes: z.number().int().describe('byte'),
    sha256: z.string(),
    url: z.string(),
  })
  .meta({ id: 'BundleFile' });
export type BundleFile = z.infer<typeof bundleFileSchema>;

export const bundleSchema = z
  .object({
    id: z.string().describe('the same for the same files and names'),
    names: z.enum(bundleNames),
    fileCount: z.number().int(),
    totalBytes: z.number().int().describe('byte, of its files together'),
    zipBytes: z.number().int().describe('byte'),
    expiresAt: z.string().describe('until when its addresses answer (ISO 8601, UTC)'),
    zipUrl: z.string(),
    manifestUrl: z.string().describe('CSV: name, size, sha256, URL'),
    scriptUrl: z
      .string()
      .describe('shell script that fetches with curl, goes on where it was cut off, verifies'),
    files: z.array(bundleFileSchema),
    unavailable: z.array(z.string()).describe('names of files that are not public any more: not in it'),
  })
  .meta({ id: 'Bundle' });
export type Bundle = z.infer<typeof bundleSchema>;
