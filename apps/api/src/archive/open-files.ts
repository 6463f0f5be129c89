import { openFitsFile, type FileOptions } from '@hstlc/fits/node';

type OpenFitsFile = Awaited<ReturnType<typeof openFitsFile>>;

/** Opens FITS files, lends them to `work`, and closes them whatever happens. */
export async function withFitsFiles<Result>(
  paths: readonly string[],
  work: (files: readonly OpenFitsFile[]) => Promise<Result>,
  options: FileOptions = {},
): Promise<Result> {
  const files: OpenFitsFile[] = [];
  try {
    for (const path of paths) files.push(await openFitsFile(path, options));
    return await work(files);
  } finally {
    for (const file of files) await file.close();
  }
}
