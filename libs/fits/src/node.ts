import { open } from 'node:fs/promises';
import type { ByteSource } from './byte-source.js';
import { FitsFile, openFits } from './open-fits.js';

/** A file on disk as a source; close it when done. */
export async function fileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const readInto = async (start: number, target: Uint8Array) => {
    let filled = 0;
    while (filled < target.byteLength) {
      const { bytesRead } = await handle.read(target, filled, target.byteLength - filled, start + filled);
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
    close: () => handle.close(),
  };
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
