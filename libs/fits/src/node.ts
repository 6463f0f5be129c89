import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { ByteSource } from './byte-source.js';
import { gunzipChunks, isGzip } from './gzip.js';
import { FitsFile, openExpanded } from './open-fits.js';

/** A file on disk as a source; close it when done. */
export interface FileSource extends ByteSource {
  readInto(start: number, target: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** How a file is read. */
export interface FileOptions {
  /**
   * Whether the thread that asks waits for the disk itself: handing each reading to another thread takes 50 µs, but a
   * thread on which others wait should not stand still. By default so in worker threads.
   */
  readonly blocking?: boolean;
  /** Put between a file that is opened and its bytes as they are stored, gzipped or not. */
  readonly through?: (stored: FileSource, file: string) => FileSource;
}

/** Opens a file on disk as a source. */
export async function fileSource(
  file: string,
  { blocking = !isMainThread }: FileOptions = {},
): Promise<FileSource> {
  const { size, read, close } = blocking ? openBlocking(file) : await openWaiting(file);
  const readInto = async (start: number, target: Uint8Array) => {
    let filled = 0;
    while (filled < target.byteLength) {
      const bytesRead = await read(target.subarray(filled), start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  };
  return {
    byteLength: size,
    readInto,
    async slice(start, end) {
      const bytes = new Uint8Array(end - start);
      return bytes.subarray(0, await readInto(start, bytes));
    },
    close,
  };
}

async function openWaiting(file: string) {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  const read = async (target: Uint8Array, start: number) =>
    (await handle.read(target, 0, target.byteLength, start)).bytesRead;
  return { size, read, close: () => handle.close() };
}

function openBlocking(file: string) {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  const read = (target: Uint8Array, start: number) =>
    readSync(descriptor, target, 0, target.byteLength, start);
  return { size, read, close: async () => closeSync(descriptor) };
}

/** A FITS file on disk, open until it is closed. */
export class OpenFitsFile extends FitsFile {
  constructor(
    file: FitsFile,
    readonly close: () => Promise<void>,
  ) {
    super(file.hdus, () => file.caveats);
  }
}

/**
 * Opens a FITS file on disk, gzipped or not; memory does not depend on its size: one that is gzipped is expanded into the
 * folder of temporary files (TMPDIR), where it has no name and goes when it is closed or the process ends.
 *
 * @throws FitsError as {@link openFits}
 */
export async function openFitsFile(file: string, options: FileOptions = {}): Promise<OpenFitsFile> {
  const { through = (stored: FileSource) => stored } = options;
  let source = through(await fileSource(file, options), file);
  try {
    if (isGzip(await source.slice(0, Math.min(2, source.byteLength)))) {
      const expanded = await expand(source, options);
      await source.close();
      source = expanded;
    }
    return new OpenFitsFile(await openExpanded(source), () => source.close());
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function expand(source: FileSource, options: FileOptions): Promise<FileSource> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hstlc-fits-'));
  try {
    const file = path.join(folder, 'expanded.fits');
    const handle = await open(file, 'w', 0o600);
    try {
      for await (const chunk of gunzipChunks(source)) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    return await fileSource(file, options);
  } finally {
    // who has it open keeps it
    await rm(folder, { recursive: true });
  }
}
