/** What an upload has come to. */
export type UploadStep = 'waiting' | 'sending' | 'checking' | 'taken' | 'refused' | 'failed' | 'stopped';

/** A file on its way into the ingest folder. */
export interface Upload {
  readonly file: File;
  readonly step: UploadStep;
  /** byte */
  readonly sentBytes: number;
  /** of what the archive has, once it was taken */
  readonly sha256?: string;
  /** why it was refused or failed */
  readonly reason?: string;
}

/** Files that are over, one way or the other: nothing more becomes of them by itself. */
const endSteps: ReadonlySet<UploadStep> = new Set(['taken', 'refused', 'failed', 'stopped']);

export function isOver({ step }: Upload): boolean {
  return endSteps.has(step);
}

/** The list with more files at its end; one of the same name takes the place of an earlier one that is over. */
export function withFiles(uploads: readonly Upload[], files: readonly File[]): readonly Upload[] {
  const under = uploads.filter((upload) => !isOver(upload)).map(({ file }) => file.name);
  const added = files.filter(({ name }) => !under.includes(name));
  const names = new Set(added.map(({ name }) => name));
  return [
    ...uploads.filter(({ file }) => !names.has(file.name)),
    ...added.map((file) => ({ file, step: 'waiting', sentBytes: 0 }) as const),
  ];
}

/** The list with one of its files changed. */
export function withChange(
  uploads: readonly Upload[],
  file: File,
  change: Partial<Omit<Upload, 'file'>>,
): readonly Upload[] {
  return uploads.map((upload) => (upload.file === file ? { ...upload, ...change } : upload));
}

/** The list with all that are not over stopped. */
export function stopped(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.map((upload) => (isOver(upload) ? upload : { ...upload, step: 'stopped' }));
}

/** How far they are together (byte). */
export function progressOf(uploads: readonly Upload[]): {
  readonly sentBytes: number;
  readonly totalBytes: number;
} {
  return {
    sentBytes: uploads.reduce(
      (sum, upload) => sum + (isOver(upload) ? upload.file.size : upload.sentBytes),
      0,
    ),
    totalBytes: uploads.reduce((sum, { file }) => sum + file.size, 0),
  };
}
