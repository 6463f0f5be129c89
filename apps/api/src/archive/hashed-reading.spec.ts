import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileSource } from '@hstlc/fits/node';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes, hashFile } from './hash-file.js';
import { HashedReading } from './hashed-reading.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'hstlc-hash-'));
});
afterAll(() => rm(home, { recursive: true }));

async function fileOf(bytes: Uint8Array): Promise<string> {
  const file = path.join(home, 'file.fits');
  await writeFile(file, bytes);
  return file;
}

describe('hashing while others read', () => {
  it('comes to the hash of the file, and shows each byte once and in order, whatever they read', async () => {
    const bytes = randomBytes(1_000_000);
    bytes.write('SIMPLE', 0, 'latin1');
    const file = await fileOf(bytes);
    const place = fc.integer({ min: 0, max: bytes.length });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, place, fc.boolean())), place, async (reads, watchedFrom) => {
        const reading = new HashedReading();
        const source = reading.through(await fileSource(file), file);
        try {
          await source.slice(0, watchedFrom);
          const shown: Uint8Array[] = [];
          await reading.watch(file, (start, part) => {
            expect(start).toBe(shown.reduce((sum, { byteLength }) => sum + byteLength, 0));
            shown.push(part.slice());
          });
          for (const [from, to, into] of reads) {
            const [start, end] = [Math.min(from, to), Math.max(from, to)];
            const found = into ? new Uint8Array(end - start) : await source.slice(start, end);
            if (into) expect(await source.readInto(start, found)).toBe(end - start);
            expect(Buffer.compare(found, bytes.subarray(start, end))).toBe(0);
          }
          expect(await reading.hash(file)).toBe(hashBytes(bytes));
          expect(Buffer.compare(Buffer.concat(shown), bytes)).toBe(0);
        } finally {
          await source.close();
        }
      }),
      { seed: 1127, numRuns: 30 },
    );
  });

  it('does not show bytes that are not those of FITS, and hashes files that nobody opened', async () => {
    const file = await fileOf(gzipSync(Buffer.from('SIMPLE')));
    const reading = new HashedReading();
    const source = reading.through(await fileSource(file), file);
    await source.slice(0, 2);
    expect(await reading.watch(file, () => expect.unreachable())).toBe(false);
    await source.close();
    // its descriptor may be another file's by now
    expect(await reading.hash(file)).toBe(await hashFile(file));
    expect(await new HashedReading().hash(file)).toBe(await hashFile(file));
  });
});
