import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFitsFile } from './node.js';
import { smallFile } from './testing/small-file.js';

let folder: string;
const usual = process.env['TMPDIR'];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gzipped-file-'));
  process.env['TMPDIR'] = folder;
});
afterAll(async () => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  await rm(folder, { recursive: true });
});

const written = async (name: string, bytes: Uint8Array) => {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
};

it('reads a gzipped file on disk as the plain one, and leaves nothing behind while it is open', async () => {
  const bytes = smallFile();
  const [plain, gzipped] = await Promise.all([
    openFitsFile(await written('plain.fits', bytes)),
    openFitsFile(await written('gzipped.fits.gz', gzipSync(bytes))),
  ]);
  expect((await readdir(folder)).toSorted()).toEqual(['gzipped.fits.gz', 'plain.fits']);
  expect(gzipped.hdus.map(({ name }) => name)).toEqual(plain.hdus.map(({ name }) => name));
  for (const [place, hdu] of plain.hdus.entries())
    expect(await gzipped.hdus[place]!.checksums()).toEqual(await hdu.checksums());
  await plain.close();
  await gzipped.close();
});

it('refuses one that is cut, and expands no more than once', async () => {
  const gzipped = gzipSync(smallFile());
  const cut = await written('cut.fits.gz', gzipped.subarray(0, gzipped.length - 20));
  await expect(openFitsFile(cut)).rejects.toMatchObject({ code: 'bad-gzip' });
  const twice = await written('twice.fits.gz', gzipSync(gzipped));
  await expect(openFitsFile(twice)).rejects.toMatchObject({ code: 'not-fits' });
  expect((await readdir(folder)).filter((name) => name.startsWith('hstlc-fits-'))).toEqual([]);
});
