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

/** What may come beside the files; of exposures that the archive has already nothing changes. */
export const uploadFieldsSchema = z.strictObject({
  release: z.iso
    .datetime()
    .optional()
    .describe('when new exposures become public (ISO 8601, UTC); before, staff alone see them'),
});
export type UploadFields = z.infer<typeof uploadFieldsSchema>;

/** Name of the multipart field that carries the files, and how many one request may have. */
export const uploadField = 'files';
export const maximumUploadFiles = 20;
