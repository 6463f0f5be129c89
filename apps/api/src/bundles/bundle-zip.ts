import { createReadStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file as it goes into a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
  /** Absolute path, or what it holds. */
  readonly source:
    { readonly kind: 'file'; readonly place: string } | { readonly kind: 'text'; readonly text: string };
}

/** How much is read from the disk at once (byte). */
const readBytes = 256 * 1024;

/** Above this a size or a place needs 64 bits. */
const largest32 = 0xffff_fffe;

/**
 * Length of the zip that `sendZip` writes of these entries (byte). Nothing is deflated, so that it is known before.
 *
 * @see PKWARE APPNOTE 6.3.10: §4.3.7 local header 30, §4.3.9 data descriptor 16 or 24, §4.3.12 central header 46 and its
 * extras (time 9, zip64 28), §4.3.14 and 4.3.15 zip64 end 56 + 20, §4.3.16 end 22
 */
export function zipBytes(entries: readonly Pick<ZipEntry, 'name' | 'bytes'>[]): number {
  let place = 0;
  let directory = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.byteLength(name);
    const isLarge = bytes > largest32 || place > largest32;
    place += 30 + nameBytes + bytes + (isLarge ? 24 : 16);
    directory += 46 + nameBytes + 9 + (isLarge ? 28 : 0);
  }
  return place + directory + 56 + 20 + 22;
}

/**
 * Streams a zip of the entries, stored as they are. Files are opened one after the other, as fast as the receiver takes
 * them; one that is not as long as its entry says ends the stream short, which a receiver sees by its Content-Length.
 */
export async function sendZip(entries: readonly ZipEntry[], receiver: Writable): Promise<void> {
  const zip = new ZipFile();
  let open: Readable | undefined;
  for (const { name, bytes, modifiedAt, source } of entries) {
    const options = { size: bytes, compress: false, mtime: modifiedAt };
    zip.addReadStreamLazy(name, options, (give) => {
      open =
        source.kind === 'file'
          ? createReadStream(source.place, { highWaterMark: readBytes })
          : Readable.from([Buffer.from(source.text)]);
      open.once('error', (error) => zip.emit('error', error));
      give(null, open);
    });
  }
  // always with the zip64 end record: the library's own threshold for it is not the one that it counts with
  zip.end({ forceZip64Format: true, comment: '' });
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  try {
    await Promise.race([pipeline(zip.outputStream, receiver), failed]);
  } catch (error) {
    receiver.destroy();
    throw error;
  } finally {
    open?.destroy();
  }
}
