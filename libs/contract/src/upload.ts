import { z } from 'zod';

/** Files that now lie in the ingest folder; the next run takes them up. */
export const uploadSchema = z
  .object({
    files: z.array(
      z.object({ filename: z.string(), bytes: z.number().int().describe('byte'), sha256: z.string() }),
    ),
  })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof uploadSchema>;

/** Name of the multipart field that carries the files, and how many one request may have. */
export const uploadField = 'files';
export const maximumUploadFiles = 20;
