import { mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearDelivered, deliver } from './deliver.js';

let folder: string;
let ingest: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hstlc-deliver-'));
  ingest = path.join(folder, 'ingest');
  await mkdir(ingest);
});
afterEach(() => rm(folder, { recursive: true }));

/** Folders that are likely to lie on another file system than the temporary one. */
const elsewhere = ['/dev/shm', '/run', '/var/tmp'];

async function otherFileSystem(): Promise<string> {
  const { dev } = await stat(folder);
  for (const place of elsewhere) {
    const found = await stat(place).catch(() => undefined);
    if (found !== undefined && found.dev !== dev) return mkdtemp(path.join(place, 'hstlc-deliver-'));
  }
  throw new Error(`expected another file system at one of ${elsewhere.join(', ')}, found none`);
}

describe('a verified file', () => {
  it('gets its place, and what is left of its way is cleared', async () => {
    const download = path.join(folder, 'download');
    await mkdir(path.join(download, 'ld9m10ujq'), { recursive: true });
    const file = path.join(download, 'ld9m10ujq', 'a.fits.partial');
    await writeFile(file, 'whole');
    await writeFile(path.join(download, 'ld9m10ujq', 'a.fits.origin'), '{}');
    expect(await deliver(file, path.join(ingest, 'a.fits'))).toBe(true);
    expect(await readFile(path.join(ingest, 'a.fits'), 'utf8')).toBe('whole');
    await clearDelivered(download);
    expect(await readdir(download)).toEqual([]);
    expect(await readdir(ingest)).toEqual(['a.fits']);
  });

  it('does not take the place of another', async () => {
    const file = path.join(folder, 'a.fits.partial');
    await writeFile(file, 'ours');
    await writeFile(path.join(ingest, 'a.fits'), 'theirs');
    expect(await deliver(file, path.join(ingest, 'a.fits'))).toBe(false);
    expect(await readFile(path.join(ingest, 'a.fits'), 'utf8')).toBe('theirs');
    expect(await readFile(file, 'utf8')).toBe('ours');
  });

  it('comes whole from another file system too, or not at all', async () => {
    const far = await otherFileSystem();
    try {
      const file = path.join(far, 'a.fits.partial');
      await writeFile(file, 'whole');
      expect(await deliver(file, path.join(ingest, 'a.fits'))).toBe(true);
      expect(await deliver(file, path.join(ingest, 'a.fits'))).toBe(false);
      expect(await readdir(ingest)).toEqual(['a.fits']);
      expect(await readFile(path.join(ingest, 'a.fits'), 'utf8')).toBe('whole');
    } finally {
      await rm(far, { recursive: true });
    }
  });
});
