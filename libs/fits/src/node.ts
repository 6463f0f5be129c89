import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import type { ByteSource } from './byte-source.js';
import { FitsFile, openFits } from './open-fits.js';

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
}

/** Opens a file on disk as a source. */
export async function fileSource(
  path: string,
  { blocking = !isMainThread }: FileOptions = {},
): Promise<FileSource> {
  const { size, read, close } = blocking ? openBlocking(path) : await openWaiting(path);
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

async function openWaiting(path: string) {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (target: Uint8Array, start: number) =>
    (await handle.read(target, 0, target.byteLength, start)).bytesRead;
  return { size, read, close: () => handle.close() };
}

function openBlocking(path: string) {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const read = (target: Uint8Array, start: number) => readSync(file, target, 0, target.byteLength, start);
  return { size, read, close: async () => closeSync(file) };
}

/** A FITS file on disk, open until it is closed. */
export class OpenFitsFile extends FitsFile {
  constructor(
    file: FitsFile,
    readonly close: () => Promise<void>,
  ) {
    super(file.hdus, file.caveats);
  }
}

/** Opens a FITS file on disk, gzipped or not. @throws FitsError as {@link openFits} */
export async function openFitsFile(path: string): Promise<OpenFitsFile> {
  const source = await fileSource(path);
  try {
    return new OpenFitsFile(await openFits(source), source.close);
  } catch (error) {
    await source.close();
    throw error;
  }
}
