import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { partialEnding, writeAtomically } from '../archive/write-atomically.js';

/** What is known of the bytes that a partial file holds. */
interface Origin {
  readonly url: string;
  /** ETag or Last-Modified of the answer they came from; null when it had neither. */
  readonly validator: string | null;
}

/** A file on its way: `<name>.partial` with its bytes so far, and `<name>.origin` with where they are from. */
export class PartialFile {
  readonly path: string;
  private readonly note: string;

  constructor(goal: string) {
    this.path = `${goal}${partialEnding}`;
    this.note = `${goal}.origin`;
  }

  /** The partial file at a path; undefined when its name is none of one. */
  static of(file: string): PartialFile | undefined {
    return file.endsWith(partialEnding) ? new PartialFile(file.slice(0, -partialEnding.length)) : undefined;
  }

  /** Bytes that a transfer of this address may go on from, and the validator that says so; 0 for none. */
  async standing(url: string): Promise<{ readonly bytes: number; readonly validator: string | null }> {
    const none = { bytes: 0, validator: null };
    const bytes = await sizeOf(this.path);
    const origin = await this.origin();
    if (bytes === 0 || origin?.url !== url) return none;
    return { bytes, validator: origin.validator };
  }

  /** Empties the file and notes where its bytes will be from. */
  async begin(origin: Origin): Promise<FileHandle> {
    await rm(this.path, { force: true });
    await writeAtomically(this.note, Buffer.from(JSON.stringify(origin)));
    return open(this.path, 'w', 0o660);
  }

  /** Opens the file to go on at its end. */
  resume(): Promise<FileHandle> {
    return open(this.path, 'a', 0o660);
  }

  /** Forgets the bytes, and where they were from; a place that was given to them stays. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.note, { force: true });
  }

  private async origin(): Promise<Origin | undefined> {
    const text = await readFile(this.note, 'utf8').catch(ignoreMissing);
    if (text === undefined) return undefined;
    try {
      const { url, validator } = JSON.parse(text) as Partial<Origin>;
      return typeof url === 'string' ? { url, validator: validator ?? null } : undefined;
    } catch (error) {
      // torn by a power cut: the bytes are of unknown origin
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(ignoreMissing))?.size ?? 0;
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
