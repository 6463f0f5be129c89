import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { hasProgram } from '../testing/programs.js';
import { bundleManifest } from './bundle-manifest.js';
import { bundleScript } from './bundle-script.js';
import { sendZip, zipBytes, type ZipEntry } from './bundle-zip.js';
import { shellQuote } from './shell-quote.js';

const run = promisify(execFile);
const textEntry = (name: string, text: string): ZipEntry => ({
  name,
  bytes: Buffer.byteLength(text),
  modifiedAt: new Date('2026-01-31T12:00:00Z'),
  source: { kind: 'text', text },
});

describe('a zip', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-zip-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (entries: readonly ZipEntry[]) => {
    const file = path.join(folder, 'a.zip');
    await sendZip(entries, createWriteStream(file));
    return file;
  };

  it.skipIf(!hasProgram('python3'))(
    'is as long as was reckoned, also of more files than its directory has 64 KiB for',
    async () => {
      for (const count of [0, 1, 3000]) {
        const entries = Array.from({ length: count }, (_, index) =>
          textEntry(`hstlc/é-${index}.txt`, String(index)),
        );
        const file = await written(entries);
        expect((await stat(file)).size).toBe(zipBytes(entries));
        const { stdout } = await run('python3', [
          '-c',
          'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))',
          file,
        ]);
        expect(Number(stdout)).toBe(count);
      }
    },
  );

  it('is reckoned as the library reckons it, whatever the sizes: also beyond 4 GiB', () => {
    const sizes = fc.array(
      fc.record({
        name: fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', 'é', '漢') }),
        bytes: fc.maxSafeNat().map((n) => n % 2 ** 34),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(sizes, (entries) => {
        const zip = new ZipFile();
        // no file is ever given to it: only its own sum is asked for
        for (const { name, bytes } of entries)
          zip.addReadStreamLazy(name, { size: bytes, compress: false }, () => undefined);
        let reckoned: number | undefined;
        zip.end({ forceZip64Format: true, comment: '' }, (size?: number) => {
          reckoned = size;
        });
        expect(zipBytes(entries)).toBe(reckoned);
      }),
      { seed: 11 },
    );
  });

  it('ends short, and says so, when a file is not as long as it should be', async () => {
    const file = path.join(folder, 'short');
    await writeFile(file, 'abc');
    const entry = { ...textEntry('short', ''), bytes: 5, source: { kind: 'file', place: file } } as const;
    await expect(written([entry])).rejects.toThrow('unexpected number of bytes');
    const missing = { ...entry, source: { kind: 'file', place: path.join(folder, 'none') } } as const;
    await expect(written([missing])).rejects.toThrow('ENOENT');
  });
});

describe('a script', () => {
  it('takes every name for a name, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        fc.pre(!text.includes('\0'));
        const { stdout } = await run('sh', ['-c', `printf %s ${shellQuote(text)}`]);
        expect(stdout).toBe(text);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('runs nothing that a name says', () => {
    const name = "a'; touch /tmp/owned; '$(id)`id`";
    const script = bundleScript('0'.repeat(32), [
      { name, filename: name, bytes: 1, sha256: 'f'.repeat(64), url: 'http://localhost/x' },
    ]);
    expect(script).toContain(`fetch 'a'\\''; touch /tmp/owned; '\\''$(id)\`id\`' 1 `);
  });
});

describe('a manifest', () => {
  it('quotes what must be, and makes formulas harmless', () => {
    const row = { filename: 'x', bytes: 5, sha256: 'ab', url: 'http://h/x' };
    expect(
      bundleManifest([
        { ...row, name: '=cmd()' },
        { ...row, name: 'a "b", c' },
      ]),
    ).toBe('name,bytes,sha256,url\r\n\'=cmd(),5,ab,http://h/x\r\n"a ""b"", c",5,ab,http://h/x\r\n');
  });
});
