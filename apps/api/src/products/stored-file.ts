/** A file of the archive as its row knows it. */
export interface StoredFile {
  readonly filename: string;
  /** What it is called as a High Level Science Product; an input file has no other name. */
  readonly hlspName: string;
  /** Folder below the archive root, `/`-separated, without the filename. */
  readonly path: string;
  readonly bytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** What a download of it says about itself. `isWhole`: not a part of it, which would have a digest of its own. */
export function downloadHeaders(
  file: Pick<StoredFile, 'filename' | 'sha256'>,
  name: string,
  isWhole: boolean,
): Record<string, string> {
  const digest = `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`;
  return {
    ETag: `"${file.sha256}"`,
    'Content-Type': file.filename.endsWith('.gz') ? 'application/gzip' : 'application/fits',
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.+-]/g, '_')}"`,
    'Repr-Digest': digest,
    ...(isWhole ? { 'Content-Digest': digest } : {}),
  };
}
