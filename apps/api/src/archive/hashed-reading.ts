import { createHash } from 'node:crypto';
import { isGzip } from '@hstlc/fits';
import type { FileSource } from '@hstlc/fits/node';
import { hashFile } from './hash-file.js';

/** Bytes read and hashed at a time: they are still in the cache next to the processor when they are hashed. */
const stepBytes = 1 << 18;

/** Bytes read at a time of what others leave out: of photon lists that is little. */
const remainderBytes = 1 << 16;

/**
 * Hashes files while others read them, so that their bytes are fetched once for both: to be put between files that are
 * opened and their bytes. What others read in order is hashed as they read it; what they leave out, when the hash is
 * asked for.
 */
export class HashedReading {
  private readonly sources = new Map<string, HashedSource>();

  readonly through = (stored: FileSource, file: string): FileSource => {
    const source = new HashedSource(stored, () => this.sources.delete(file));
    this.sources.set(file, source);
    return source;
  };

  /**
   * Shows the bytes of a file to somebody else too, in their order; those that were read already (its headers) now.
   *
   * @returns false of one that was not opened, or that is gzipped: its bytes are not those of FITS
   */
  async watch(file: string, see: Watcher): Promise<boolean> {
    const source = this.sources.get(file);
    if (source === undefined || source.isGzipped) return false;
    await source.show(see);
    return true;
  }

  /** SHA-256 of a file's bytes as 64 hexadecimal digits; of one that is closed again they are read once more. */
  hash(file: string): Promise<string> {
    return this.sources.get(file)?.hash() ?? hashFile(file);
  }
}

/** @param start where in the file the bytes begin */
type Watcher = (start: number, bytes: Uint8Array) => void;

class HashedSource implements FileSource {
  isGzipped = false;
  private watcher: Watcher | undefined;
  private readonly sum = createHash('sha256');
  /** so many bytes from the beginning on are in the sum */
  private summed = 0;
  private digits: string | undefined;

  constructor(
    private readonly stored: FileSource,
    private readonly onClose: () => void,
  ) {}

  get byteLength(): number {
    return this.stored.byteLength;
  }

  async readInto(start: number, target: Uint8Array): Promise<number> {
    for (let filled = 0; ;) {
      const step = target.subarray(filled, filled + stepBytes);
      const bytesRead = await this.stored.readInto(start + filled, step);
      this.add(start + filled, step.subarray(0, bytesRead));
      filled += bytesRead;
      if (bytesRead < stepBytes || filled === target.byteLength) return filled;
    }
  }

  async slice(start: number, end: number): Promise<Uint8Array> {
    const bytes = await this.stored.slice(start, end);
    this.add(start, bytes);
    return bytes;
  }

  close(): Promise<void> {
    this.onClose();
    return this.stored.close();
  }

  async show(watcher: Watcher): Promise<void> {
    watcher(0, await this.stored.slice(0, this.summed));
    this.watcher = watcher;
  }

  async hash(): Promise<string> {
    const buffer = new Uint8Array(Math.min(remainderBytes, this.byteLength - this.summed));
    while (this.summed < this.byteLength) if ((await this.readInto(this.summed, buffer)) === 0) break;
    return (this.digits ??= this.sum.digest('hex'));
  }

  /** Adds what of these bytes follows on those that are in the sum. */
  private add(start: number, bytes: Uint8Array): void {
    if (start > this.summed || start + bytes.byteLength <= this.summed) return;
    const added = bytes.subarray(this.summed - start);
    if (this.summed === 0) this.isGzipped = isGzip(added);
    this.sum.update(added);
    this.watcher?.(this.summed, added);
    this.summed += added.byteLength;
  }
}
